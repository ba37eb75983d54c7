using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>What an expression comes to.</summary>
internal abstract record ExpressionValue
{
    private ExpressionValue()
    {
    }

    /// <summary>An integer, which may depend on open sizes.</summary>
    public sealed record Integer(Dim Value) : ExpressionValue;

    /// <summary>A floating-point number.</summary>
    public sealed record Real(double Value) : ExpressionValue;

    /// <summary>A truth value, which may depend on open sizes.</summary>
    public sealed record Truth(Proposition Value) : ExpressionValue;

    /// <summary>A string.</summary>
    public sealed record Text(string Value) : ExpressionValue;

    /// <summary>A member of an enum.</summary>
    /// <param name="Enum">Full name of the enum.</param>
    /// <param name="Member">Name of the member.</param>
    public sealed record EnumMember(string Enum, string Member) : ExpressionValue;

    /// <summary>Not known here: a hyperparameter of a block that is looked at on its own, or what follows from one.</summary>
    /// <param name="Expected">The type it will have.</param>
    public sealed record Unknown(ExpressionType Expected) : ExpressionValue;

    /// <summary>The type.</summary>
    public ExpressionType Type => this switch
    {
        Integer => ExpressionType.Integer,
        Real => ExpressionType.Real,
        Truth => ExpressionType.Boolean,
        Text => ExpressionType.Text,
        EnumMember member => new ExpressionType(member.Enum),
        Unknown unknown => unknown.Expected,
        _ => throw new InvalidOperationException($"Unknown value {GetType().Name}."),
    };
}

/// <summary>
/// The type of an expression, by the name that hyperparameters have it: <c>int</c>, <c>double</c>, <c>bool</c>, <c>string</c>, or an
/// enum's full name.
/// </summary>
internal sealed record ExpressionType(string Name)
{
    /// <summary>Integers.</summary>
    public static ExpressionType Integer { get; } = new("int");

    /// <summary>Floating-point numbers.</summary>
    public static ExpressionType Real { get; } = new("double");

    /// <summary>Truth values.</summary>
    public static ExpressionType Boolean { get; } = new("bool");

    /// <summary>Strings.</summary>
    public static ExpressionType Text { get; } = new("string");

    /// <summary>Whether it is an integer or a floating-point number.</summary>
    public bool IsNumber => this == Integer || this == Real;

    /// <summary>The name as messages write it, with an article.</summary>
    public override string ToString() => Name switch
    {
        "int" => "an integer",
        "double" => "a number",
        "bool" => "a condition",
        "string" => "a string",
        _ => $"a {Name.SimpleName()}",
    };
}
