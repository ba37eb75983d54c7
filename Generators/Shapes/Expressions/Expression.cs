using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>A parsed dimension expression.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
internal abstract record Expression(int Start, int Length)
{
    /// <summary>A constant.</summary>
    public sealed record Literal(ExpressionValue Value, int Start, int Length) : Expression(Start, Length);

    /// <summary>A hyperparameter, an open size, or <c>Index</c>.</summary>
    public sealed record Name(string Text, int Start, int Length) : Expression(Start, Length);

    /// <summary>A size of an earlier value, <c>Stem.C</c>, or a member of an enum, <c>Mode.Wide</c>.</summary>
    public sealed record Member(string Owner, string Text, int Start, int Length) : Expression(Start, Length);

    /// <summary><c>-x</c> or <c>!x</c>.</summary>
    public sealed record Unary(string Operator, Expression Operand, int Start, int Length) : Expression(Start, Length);

    /// <summary>Two operands with an operator between them.</summary>
    public sealed record Binary(string Operator, Expression Left, Expression Right, int Start, int Length) : Expression(Start, Length);

    /// <summary>A function.</summary>
    public sealed record Call(string Function, EquatableArray<Expression> Arguments, int Start, int Length) : Expression(Start, Length);

    /// <summary><c>condition ? whenTrue : whenFalse</c>.</summary>
    public sealed record Conditional(Expression Condition, Expression WhenTrue, Expression WhenFalse, int Start, int Length)
        : Expression(Start, Length);
}
