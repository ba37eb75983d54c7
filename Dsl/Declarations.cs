namespace DeclarativeNet;

/// <summary>Declares a record as a network. Its parameters are the values of the forward pass, in order.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModelAttribute : Attribute;

/// <summary>Declares a record as a block: hyperparameters first, then an <see cref="InputAttribute">input</see>, then values.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockAttribute : Attribute;

/// <summary>
/// The shape of a value that comes from outside, without the batch axis. One argument an axis, each a number or the name of a
/// size left open, <c>[Input(3, "H", "W")]</c>; or all in one string, <c>[Input("C H W")]</c>.
/// </summary>
/// <param name="shape">The axes, outermost first.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InputAttribute(params object[] shape) : Attribute
{
    /// <summary>The axes as declared: numbers, expressions, or names of open sizes.</summary>
    public IReadOnlyList<object> Shape { get; } = shape;

    /// <summary>A fact about the open sizes that the network may rely on, such as <c>"H % 32 == 0"</c>.</summary>
    public string? Where { get; set; }
}

/// <summary>Gives a block's hyperparameter its default value.</summary>
/// <param name="value">A constant of the hyperparameter's type.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DefaultAttribute(object value) : Attribute
{
    /// <summary>The default.</summary>
    public object Value { get; } = value;
}
