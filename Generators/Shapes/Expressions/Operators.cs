using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>What operators do with the values of their operands. <c>/</c> and <c>%</c> on integers round towards minus infinity.</summary>
internal static class Operators
{
    /// <summary>Applies <c>-</c> or <c>!</c>.</summary>
    public static Outcome<ExpressionValue> Apply(Expression.Unary unary, ExpressionValue operand) => (unary.Operator, operand) switch
    {
        ("-", ExpressionValue.Integer integer) => new ExpressionValue.Integer(-integer.Value),
        ("-", ExpressionValue.Real real) => new ExpressionValue.Real(-real.Value),
        ("-", ExpressionValue.Unknown { Type.IsNumber: true }) => operand,
        ("!", ExpressionValue.Truth truth) => new ExpressionValue.Truth(Proposition.Not(truth.Value)),
        ("!", ExpressionValue.Unknown { Type.Name: "bool" }) => operand,
        _ => Evaluator.Error(unary, ExpressionProblem.Type, $"'{unary.Operator}' does not apply to {operand.Type}"),
    };

    /// <summary>Applies arithmetic or a comparison.</summary>
    public static Outcome<ExpressionValue> Apply(Expression.Binary binary, ExpressionValue left, ExpressionValue right) =>
        (left, right) switch
        {
            (ExpressionValue.Integer a, ExpressionValue.Integer b) => OnIntegers(binary, a.Value, b.Value),
            ({ Type.IsNumber: true }, { Type.IsNumber: true }) => OnReals(binary, left, right),
            _ when binary.Operator is "==" or "!=" && left.Type == right.Type => OnOthers(binary.Operator, left, right),
            _ => Evaluator.Error(binary, ExpressionProblem.Type, $"'{binary.Operator}' does not apply to {left.Type} and {right.Type}"),
        };

    /// <summary>The number as a floating-point one; nothing where it is not known.</summary>
    public static double? AsReal(ExpressionValue value) => value switch
    {
        ExpressionValue.Real real => real.Value,
        ExpressionValue.Integer { Value.IsConstant: true } integer => integer.Value.Value,
        _ => null,
    };

    private static Outcome<ExpressionValue> OnIntegers(Expression.Binary binary, Dim a, Dim b) => binary.Operator switch
    {
        "+" => new ExpressionValue.Integer(a + b),
        "-" => new ExpressionValue.Integer(a - b),
        "*" => new ExpressionValue.Integer(a * b),
        "/" or "%" when b == Dim.Zero => DivisionByZero(binary),
        "/" => new ExpressionValue.Integer(a.FloorDivide(b)),
        "%" => new ExpressionValue.Integer(a % b),
        "==" => new ExpressionValue.Truth(Proposition.Equal(a, b)),
        "!=" => new ExpressionValue.Truth(Proposition.Of(a, Relation.NotEqual, b)),
        ">=" => new ExpressionValue.Truth(Proposition.AtLeast(a, b)),
        "<=" => new ExpressionValue.Truth(Proposition.AtLeast(b, a)),
        ">" => new ExpressionValue.Truth(Proposition.AtLeast(a, b + 1)),
        "<" => new ExpressionValue.Truth(Proposition.AtLeast(b, a + 1)),
        _ => throw new InvalidOperationException($"Unknown operator {binary.Operator}."),
    };

    private static Outcome<ExpressionValue> OnReals(Expression.Binary binary, ExpressionValue left, ExpressionValue right)
    {
        var isComparison = binary.Operator is "==" or "!=" or "<" or "<=" or ">" or ">=";
        var bothIntegers = left.Type == ExpressionType.Integer && right.Type == ExpressionType.Integer;
        if ((AsReal(left), AsReal(right)) is not ({ } a, { } b))
            return new ExpressionValue.Unknown(
                isComparison ? ExpressionType.Boolean : bothIntegers ? ExpressionType.Integer : ExpressionType.Real);

        return binary.Operator switch
        {
            "+" => new ExpressionValue.Real(a + b),
            "-" => new ExpressionValue.Real(a - b),
            "*" => new ExpressionValue.Real(a * b),
            "/" or "%" when b == 0 => DivisionByZero(binary),
            "/" => new ExpressionValue.Real(a / b),
            "%" => new ExpressionValue.Real(a - (b * Math.Floor(a / b))),
            "==" => Truth(a == b),
            "!=" => Truth(a != b),
            ">=" => Truth(a >= b),
            "<=" => Truth(a <= b),
            ">" => Truth(a > b),
            "<" => Truth(a < b),
            _ => throw new InvalidOperationException($"Unknown operator {binary.Operator}."),
        };
    }

    private static ExpressionValue OnOthers(string comparison, ExpressionValue left, ExpressionValue right) => (left, right) switch
    {
        (ExpressionValue.Truth { Value: Proposition.Constant a }, ExpressionValue.Truth { Value: Proposition.Constant b }) =>
            Truth((a == b) == (comparison == "==")),
        (ExpressionValue.Truth, _) or (ExpressionValue.Unknown, _) or (_, ExpressionValue.Unknown) =>
            new ExpressionValue.Unknown(ExpressionType.Boolean),
        _ => Truth((left == right) == (comparison == "==")),
    };

    private static ExpressionValue Truth(bool value) => new ExpressionValue.Truth(new Proposition.Constant(value));

    private static ExpressionError DivisionByZero(Expression.Binary binary) =>
        Evaluator.Error(binary.Right, ExpressionProblem.Arithmetic, "this divides by zero");
}
