namespace DeclarativeNet;

/// <summary><c>max(x, 0)</c>, number by number. The shape stays.</summary>
public sealed class ReluAttribute : StepAttribute;

/// <summary><c>min(max(x, 0), 6)</c>, number by number (Howard et al., 2017). The shape stays.</summary>
public sealed class Relu6Attribute : StepAttribute;

/// <summary><c>x</c> where it is above 0, <c>slope·x</c> elsewhere (Maas et al., 2013). The shape stays.</summary>
/// <param name="slope">The factor of negative numbers: a number, or an expression in a string.</param>
public sealed class LeakyReluAttribute(object slope) : StepAttribute
{
    /// <summary>One hundredth, as in PyTorch.</summary>
    public LeakyReluAttribute() : this(0.01)
    {
    }

    /// <summary>The factor of negative numbers.</summary>
    public object Slope { get; } = slope;
}

/// <summary>
/// <c>x</c> where it is above 0, <c>a·x</c> elsewhere, with a learned slope <c>a</c>, as <c>torch.nn.PReLU</c> (He et al., 2015). The
/// shape stays.
/// </summary>
public sealed class PReluAttribute : StepAttribute
{
    /// <summary>Whether each channel of a map, or each feature of a vector, has a slope of its own, rather than all sharing one.</summary>
    public bool PerChannel { get; set; }

    /// <summary>The slopes before training: a number, or an expression in a string.</summary>
    public object Init { get; set; } = 0.25;
}

/// <summary><c>x</c> where it is above 0, <c>alpha·(exp(x) − 1)</c> elsewhere (Clevert et al., 2015). The shape stays.</summary>
/// <param name="alpha">What large negative numbers come to, negated: a number, or an expression in a string.</param>
public sealed class EluAttribute(object alpha) : StepAttribute
{
    /// <summary>One, as in PyTorch.</summary>
    public EluAttribute() : this(1.0)
    {
    }

    /// <summary>What large negative numbers come to, negated.</summary>
    public object Alpha { get; } = alpha;
}

/// <summary>
/// <c>x·Φ(x)</c>, Φ being the distribution function of the normal distribution (Hendrycks and Gimpel, 2016), computed exactly. The shape
/// stays.
/// </summary>
public sealed class GeluAttribute : StepAttribute;

/// <summary><c>x·sigmoid(x)</c>, also known as swish (Ramachandran et al., 2017). The shape stays.</summary>
public sealed class SiluAttribute : StepAttribute;

/// <summary><c>x·tanh(ln(1 + exp(x)))</c> (Misra, 2019). The shape stays.</summary>
public sealed class MishAttribute : StepAttribute;

/// <summary><c>x·min(max(x + 3, 0), 6) / 6</c> (Howard et al., 2019). The shape stays.</summary>
public sealed class HardSwishAttribute : StepAttribute;

/// <summary><c>min(max(x + 3, 0), 6) / 6</c>. The shape stays.</summary>
public sealed class HardSigmoidAttribute : StepAttribute;

/// <summary><c>1 / (1 + exp(−x))</c>. The shape stays.</summary>
public sealed class SigmoidAttribute : StepAttribute;

/// <summary>The hyperbolic tangent. The shape stays.</summary>
public sealed class TanhAttribute : StepAttribute;

/// <summary><c>ln(1 + exp(beta·x)) / beta</c>, and <c>x</c> itself where <c>beta·x</c> is above the threshold. The shape stays.</summary>
public sealed class SoftplusAttribute : StepAttribute
{
    /// <summary>How sharp the bend is; above 0. A number, or an expression in a string.</summary>
    public object Beta { get; set; } = 1.0;

    /// <summary>From where on the result is <c>x</c>: a number, or an expression in a string.</summary>
    public object Threshold { get; set; } = 20.0;
}

/// <summary><c>exp(x)</c>, divided by its sum along an axis: numbers in [0, 1] that sum to 1. The shape stays.</summary>
public sealed class SoftmaxAttribute : StepAttribute
{
    /// <summary>
    /// The axis, counted with the batch axis as in PyTorch, or from the end with a minus. Where nothing is said, the channels of a map
    /// (1), the features of tokens (2) and of a vector (1).
    /// </summary>
    public int Axis { get; set; }
}

/// <summary>The logarithm of <c>softmax</c>, computed without leaving the range of floating-point numbers. The shape stays.</summary>
public sealed class LogSoftmaxAttribute : StepAttribute
{
    /// <inheritdoc cref="SoftmaxAttribute.Axis"/>
    public int Axis { get; set; }
}
