namespace DeclarativeNet;

/// <summary>What is minimised: a loss of the scores, and penalties on the weights.</summary>
public sealed record Objective
{
    /// <summary>The loss.</summary>
    public Loss Loss { get; init; } = Loss.CrossEntropy;

    /// <summary>Share of each target that is spread evenly over all classes (Szegedy et al., 2016), in [0, 1).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>γ of the focal losses: how much easy pictures are discounted; at least 0.</summary>
    public double Gamma { get; init; } = 2;

    /// <summary>α of <see cref="Loss.BinaryFocal"/>: the weight of what is there against 1 - α of what is not, in (0, 1); 0 for neither.</summary>
    public double Alpha { get; init; }

    /// <summary>A weight for each class, above 0, in the order of their labels; none for all the same.</summary>
    public IReadOnlyList<double> ClassWeights { get; init; } = [];

    /// <summary>Weight of the sum of the absolute values of the weights, in the loss; at least 0.</summary>
    public double L1 { get; init; }

    /// <summary>Weight of half the sum of the squares of the weights, in the loss; at least 0.</summary>
    public double L2 { get; init; }
}

/// <summary>What a model is judged by: the defaults of its <see cref="Objective"/>. Without it, cross-entropy.</summary>
/// <param name="loss">The loss.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LossAttribute(Loss loss) : Attribute
{
    /// <inheritdoc cref="Objective.Loss"/>
    public Loss Loss { get; } = loss;

    /// <inheritdoc cref="Objective.LabelSmoothing"/>
    public double LabelSmoothing { get; set; }

    /// <inheritdoc cref="Objective.Gamma"/>
    public double Gamma { get; set; }

    /// <inheritdoc cref="Objective.Alpha"/>
    public double Alpha { get; set; }

    /// <inheritdoc cref="Objective.ClassWeights"/>
    public double[] ClassWeights { get; set; } = [];

    /// <inheritdoc cref="Objective.L1"/>
    public double L1 { get; set; }

    /// <inheritdoc cref="Objective.L2"/>
    public double L2 { get; set; }
}
