namespace DeclarativeNet;

/// <summary>Starts a value from an earlier one by name, rather than from the one before it.</summary>
/// <param name="value">Name of the earlier value; <c>nameof(X)</c> is the plainest way to write it.</param>
public sealed class FromAttribute(string value) : StepAttribute
{
    /// <summary>Name of the earlier value.</summary>
    public string Value { get; } = value;
}

/// <summary>The sum of earlier values of one shape.</summary>
/// <param name="values">Names of two or more earlier values.</param>
public sealed class AddAttribute(params string[] values) : StepAttribute
{
    /// <summary>Names of the values.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>Earlier values one behind the other along an axis; their other axes agree.</summary>
/// <param name="values">Names of two or more earlier values.</param>
public sealed class ConcatAttribute(params string[] values) : StepAttribute
{
    /// <summary>Names of the values.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>The axis, counted with the batch axis as in PyTorch: 1 is the channels of a map, the features of a vector.</summary>
    public int Axis { get; set; } = 1;
}

/// <summary>Applies a block.</summary>
/// <typeparam name="TBlock">A record declared <c>[Block]</c>, here or in another assembly.</typeparam>
/// <param name="arguments">The block's hyperparameters in order; those with a default may be left out at the end.</param>
public sealed class UseAttribute<TBlock>(params object[] arguments) : StepAttribute
{
    /// <summary>
    /// Names of earlier values, which are the block's second input and those after it: <c>With = [nameof(Skip)]</c>. The first is what
    /// the step is applied to. Every turn of a repeated block gets the same.
    /// </summary>
    public string[] With { get; set; } = [];

    /// <summary>The hyperparameters: constants, or expressions in strings.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>How many of the block stand one behind the other. <c>Index</c> names the turn, from 0, in the arguments' expressions.</summary>
    public object Repeat { get; set; } = 1;
}
