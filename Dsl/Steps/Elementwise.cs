namespace DeclarativeNet;

/// <summary><c>max(x, 0)</c>, number by number. The shape stays.</summary>
public sealed class ReluAttribute : StepAttribute;

/// <summary>
/// In training, sets each number to zero with the given probability and scales the rest by <c>1 / (1 − probability)</c>; nothing
/// otherwise (Srivastava et al., 2014). The shape stays.
/// </summary>
/// <param name="probability">Probability of a zero, in [0, 1]: a number, or an expression in a string.</param>
public sealed class DropoutAttribute(object probability) : StepAttribute
{
    /// <summary>One half, as in PyTorch.</summary>
    public DropoutAttribute() : this(0.5)
    {
    }

    /// <summary>Probability of a zero.</summary>
    public object Probability { get; } = probability;
}
