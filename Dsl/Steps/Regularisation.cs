namespace DeclarativeNet;

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

/// <summary>
/// In training, sets each channel of a map to zero as a whole with the given probability and scales the rest by
/// <c>1 / (1 − probability)</c>; nothing otherwise (Tompson et al., 2015). The shape stays.
/// </summary>
/// <param name="probability">Probability of a zero, in [0, 1]: a number, or an expression in a string.</param>
public sealed class Dropout2dAttribute(object probability) : StepAttribute
{
    /// <summary>One half, as in PyTorch.</summary>
    public Dropout2dAttribute() : this(0.5)
    {
    }

    /// <summary>Probability of a zero.</summary>
    public object Probability { get; } = probability;
}

/// <summary>
/// Stochastic depth: in training, sets the whole value of a picture to zero with the given probability and scales the others by
/// <c>1 / (1 − probability)</c>; nothing otherwise (Huang et al., 2016). It belongs at the end of a residual branch. The shape stays.
/// </summary>
/// <param name="probability">
/// Probability of a zero, in [0, 1]: a number, or an expression in a string. At 0 the step is left out.
/// </param>
public sealed class DropPathAttribute(object probability) : StepAttribute
{
    /// <summary>Probability of a zero.</summary>
    public object Probability { get; } = probability;
}

/// <summary>
/// Multiplies each channel of a map, or each feature of tokens and vectors, by a learned factor (Touvron et al., 2021). The shape stays.
/// The parameter stands at the step's path itself, <c>C×1×1</c> for a map, <c>D</c> otherwise.
/// </summary>
/// <param name="init">The factors before training: a number, or an expression in a string.</param>
public sealed class LayerScaleAttribute(object init) : StepAttribute
{
    /// <summary>One millionth, as in ConvNeXt.</summary>
    public LayerScaleAttribute() : this(1e-6)
    {
    }

    /// <summary>The factors before training.</summary>
    public object Init { get; } = init;
}
