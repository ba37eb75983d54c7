namespace DeclarativeNet;

/// <summary>Declares a record as a network. Its parameters are the values of the forward pass, in order.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModelAttribute : Attribute;

/// <summary>Declares a record as a block: hyperparameters first, then an <see cref="InputAttribute">input</see>, then values.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BlockAttribute : Attribute;

/// <summary>
/// Brings a value in from outside. The first value of a record is one; a record has up to three, and a size of one name is the same in
/// all of them. The shape is written without the batch axis. One argument an axis, each a number or the name of a
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

/// <summary>
/// Has a model's forward pass give the value back by name. With several, <c>Forward</c> returns the record's <c>Outputs</c>, and the
/// module's own <c>forward</c> the class scores where there is one of that kind, else the last of them. With none, the last value is it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputAttribute : Attribute;

/// <summary>
/// Class scores that are there in training only, to bring gradients into the depth of a network: their loss, weighted, is added to that
/// of the result. The result may not depend on them. What only they need is not computed outside training.
/// Szegedy et al., "Going deeper with convolutions", 2014 (arXiv:1409.4842).
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AuxiliaryAttribute : Attribute
{
    /// <summary>What the loss of these scores is multiplied by, above 0; 0.3 as in GoogLeNet unless said.</summary>
    public double Weight { get; set; } = 0.3;
}

/// <summary>Gives a block's hyperparameter its default value.</summary>
/// <param name="value">A constant of the hyperparameter's type.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DefaultAttribute(object value) : Attribute
{
    /// <summary>The default.</summary>
    public object Value { get; } = value;
}
