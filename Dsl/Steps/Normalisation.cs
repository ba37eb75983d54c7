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

/// <summary>
/// Layer normalisation, with a learned scale and shift (Ba et al., 2016): over the features of each token or vector, as
/// <c>torch.nn.LayerNorm</c>; over the channels of each pixel of a map, as ConvNeXt does it. The shape stays.
/// </summary>
public sealed class LayerNormAttribute : StepAttribute
{
    /// <summary>Added to the variance before its root is taken; above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

/// <summary>
/// Normalisation over groups of neighbouring channels and all their pixels, picture by picture, with a learned scale and shift of each
/// channel, as <c>torch.nn.GroupNorm</c> (Wu and He, 2018). The shape stays.
/// </summary>
/// <param name="groups">How many groups; divides the channels.</param>
public sealed class GroupNormAttribute(object groups) : StepAttribute
{
    /// <summary>How many groups.</summary>
    public object Groups { get; } = groups;

    /// <summary>Added to the variance before its root is taken; above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

/// <summary>
/// Normalisation of each channel of each picture over its pixels, as <c>torch.nn.InstanceNorm2d</c> (Ulyanov et al., 2016), in training
/// and evaluation alike. The shape stays.
/// </summary>
public sealed class InstanceNormAttribute : StepAttribute
{
    /// <summary>Whether each channel has a learned scale and shift.</summary>
    public bool Affine { get; set; }

    /// <summary>Added to the variance before its root is taken; above 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

/// <summary>
/// Divides each number by <c>(k + alpha·s)^beta</c>, s being the mean of the squares over <c>size</c> neighbouring channels at its pixel,
/// as <c>torch.nn.LocalResponseNorm</c> (Krizhevsky et al., 2012). The shape stays.
/// </summary>
/// <param name="size">How many channels count; those beyond the first and the last channel count as zero.</param>
public sealed class LocalResponseNormAttribute(object size) : StepAttribute
{
    /// <summary>How many channels count.</summary>
    public object Size { get; } = size;

    /// <summary>Weight of the squares; at least 0.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>The exponent; at least 0.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>What is added to the squares; above 0.</summary>
    public double K { get; set; } = 1;
}
