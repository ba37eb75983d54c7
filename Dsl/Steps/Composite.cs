namespace DeclarativeNet;

/// <summary>The activation between the two layers of a <see cref="SqueezeExciteAttribute"/>.</summary>
public enum Activation
{
    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>x · sigmoid(x)</c>.</summary>
    Silu,
}

/// <summary>The function that turns scores into factors between 0 and 1.</summary>
public enum Gate
{
    /// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
    Sigmoid,

    /// <summary><c>max(0, min(1, x/6 + 1/2))</c>.</summary>
    HardSigmoid,
}

/// <summary>
/// Weighs the channels of a map by what is in all of it: mean of each channel, two 1×1 convolutions to few channels and back, a factor for
/// each channel (Hu et al., 2018). The shape stays. The convolutions are called <c>fc1</c> and <c>fc2</c>, as torchvision's.
/// </summary>
/// <param name="reduction">How many times fewer channels stand between the two convolutions, rounded down.</param>
public sealed class SqueezeExciteAttribute(object reduction) : StepAttribute
{
    /// <summary>A sixteenth of the channels, as in the paper, or those of <see cref="Squeeze"/>.</summary>
    public SqueezeExciteAttribute() : this(16)
    {
    }

    /// <summary>How many times fewer channels stand between the two convolutions.</summary>
    public object Reduction { get; } = reduction;

    /// <summary>
    /// The channels between the two convolutions, where they are no share of the map's own: <c>"max(1, X.C / 4)"</c> in EfficientNet, whose
    /// blocks expand their input <c>X</c> first.
    /// </summary>
    public object? Squeeze { get; set; }

    /// <summary>The activation between the two convolutions.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>What turns scores into factors.</summary>
    public Gate Gate { get; set; } = Gate.Sigmoid;
}
