namespace DeclarativeNet.Generators.Model;

/// <content>Activations.</content>
public abstract partial record Operation
{
    /// <summary>max(x, 0).</summary>
    public sealed record Relu : Operation;

    /// <summary>min(max(x, 0), 6).</summary>
    public sealed record Relu6 : Operation;

    /// <summary>Relu with a slope for negative numbers.</summary>
    public sealed record LeakyRelu(double Slope) : Operation;

    /// <summary>Relu with learned slopes for negative numbers: one, or one for each channel.</summary>
    public sealed record PRelu(long Slopes, double Init) : Operation;

    /// <summary>x, or alpha·(exp(x) − 1) for negative numbers.</summary>
    public sealed record Elu(double Alpha) : Operation;

    /// <summary>x·Φ(x).</summary>
    public sealed record Gelu : Operation;

    /// <summary>x·sigmoid(x).</summary>
    public sealed record Silu : Operation;

    /// <summary>x·tanh(softplus(x)).</summary>
    public sealed record Mish : Operation;

    /// <summary>x·relu6(x + 3)/6.</summary>
    public sealed record HardSwish : Operation;

    /// <summary>relu6(x + 3)/6.</summary>
    public sealed record HardSigmoid : Operation;

    /// <summary>1/(1 + exp(−x)).</summary>
    public sealed record Sigmoid : Operation;

    /// <summary>Hyperbolic tangent.</summary>
    public sealed record Tanh : Operation;

    /// <summary>ln(1 + exp(beta·x))/beta.</summary>
    public sealed record Softplus(double Beta, double Threshold) : Operation;

    /// <summary>Softmax along an axis, the batch axis being 0.</summary>
    public sealed record Softmax(int Axis) : Operation;

    /// <summary>Logarithm of softmax along an axis, the batch axis being 0.</summary>
    public sealed record LogSoftmax(int Axis) : Operation;
}
