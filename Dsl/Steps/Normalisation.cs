namespace DeclarativeNet;

/// <summary>
/// Batch normalisation over the channels of a map or the features of a vector, as <c>torch.nn.BatchNorm2d</c> and
/// <c>BatchNorm1d</c> (Ioffe and Szegedy, 2015). The shape stays.
/// </summary>
public sealed class BatchNormAttribute : StepAttribute
{
    /// <summary>Added to the variance before its root is taken; above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Weight of the newest batch in the running statistics, in [0, 1].</summary>
    public double Momentum { get; set; } = 0.1;
}
