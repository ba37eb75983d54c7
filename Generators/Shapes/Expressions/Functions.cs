using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>The functions of expressions: <c>min</c>, <c>max</c>, <c>ceil</c>, <c>round</c>, <c>divisible</c>.</summary>
internal static class Functions
{
    /// <summary>Calls a function.</summary>
    public static Outcome<ExpressionValue> Call(Expression.Call call, Scope scope) => call.Function switch
    {
        "min" => Extremum(call, scope, Dim.Min, Math.Min),
        "max" => Extremum(call, scope, Dim.Max, Math.Max),
        "ceil" => Rounded(call, scope, (a, b) => a.CeilDivide(b), Math.Ceiling),
        "round" => Rounded(call, scope, (a, b) => ((2 * a) + b).FloorDivide(2 * b), number => Math.Floor(number + 0.5)),
        "divisible" => Arguments(call, scope, 2).Then(arguments => Divisible(call, arguments[0], arguments[1])),
        _ => new ExpressionError(
            ExpressionProblem.UnknownName,
            call.Start,
            call.Function.Length,
            $"'{call.Function}' is no function; there are min, max, ceil, round and divisible"),
    };

    private static Outcome<ExpressionValue> Extremum(
        Expression.Call call, Scope scope, Func<Dim, Dim, Dim> ofIntegers, Func<double, double, double> ofReals) =>
        Arguments(call, scope, 2).Then<ExpressionValue>(arguments => (arguments[0], arguments[1]) switch
        {
            (ExpressionValue.Integer a, ExpressionValue.Integer b) => new ExpressionValue.Integer(ofIntegers(a.Value, b.Value)),
            var (a, b) when Operators.AsReal(a) is { } x && Operators.AsReal(b) is { } y => new ExpressionValue.Real(ofReals(x, y)),
            var (a, b) => new ExpressionValue.Unknown(
                a.Type == ExpressionType.Integer && b.Type == ExpressionType.Integer ? ExpressionType.Integer : ExpressionType.Real),
        });

    /// <summary>
    /// <c>ceil</c> and <c>round</c> make an integer. Of a quotient of integers they round the exact quotient, rather than what the
    /// floor division would leave of it.
    /// </summary>
    private static Outcome<ExpressionValue> Rounded(
        Expression.Call call, Scope scope, Func<Dim, Dim, Dim> ofQuotient, Func<double, double> ofReal)
    {
        if (call.Arguments.Count == 1 && call.Arguments[0] is Expression.Binary { Operator: "/" } quotient
            && Evaluator.Evaluate(quotient.Left, scope).Value is ExpressionValue.Integer dividend
            && Evaluator.Evaluate(quotient.Right, scope).Value is ExpressionValue.Integer divisor && divisor.Value != Dim.Zero)
            return new ExpressionValue.Integer(ofQuotient(dividend.Value, divisor.Value));

        return Arguments(call, scope, 1).Then<ExpressionValue>(arguments => arguments[0] switch
        {
            ExpressionValue.Integer integer => integer,
            ExpressionValue.Real real => Whole(ofReal(real.Value)),
            _ => new ExpressionValue.Unknown(ExpressionType.Integer),
        });
    }

    /// <summary>
    /// The multiple of the divisor nearest to x, at least the divisor, and one more where that would lose over a tenth of x: how
    /// MobileNets round their channels (Howard et al., 2017, in the authors' implementation).
    /// </summary>
    private static Outcome<ExpressionValue> Divisible(Expression.Call call, ExpressionValue number, ExpressionValue divisor)
    {
        if (divisor.Type != ExpressionType.Integer)
            return Evaluator.Error(call.Arguments[1], ExpressionProblem.Type, $"the second argument of divisible is an integer, not {divisor.Type}");
        if (Operators.AsReal(divisor) is not { } d)
            return new ExpressionValue.Unknown(ExpressionType.Integer);
        if (d < 1)
            return Evaluator.Error(call.Arguments[1], ExpressionProblem.Arithmetic, "the second argument of divisible is at least 1");
        if (number is ExpressionValue.Integer { Value.IsConstant: false } open)
            return new ExpressionValue.Integer(Divisible(open.Value, (long)d));
        if (Operators.AsReal(number) is not { } x)
            return new ExpressionValue.Unknown(ExpressionType.Integer);

        var nearest = Math.Max(d, Math.Floor((x + Math.Floor(d / 2)) / d) * d);
        return Whole(nearest < 0.9 * x ? nearest + d : nearest);
    }

    /// <summary>The same of an open size: what the difference has to be over, 0 or 1, is the choice.</summary>
    private static Dim Divisible(Dim x, long divisor)
    {
        var nearest = Dim.Max(divisor, divisor * (x + (divisor / 2)).FloorDivide(divisor));
        return nearest + (divisor * Dim.Min(1, Dim.Max(0, (9 * x) - (10 * nearest))));
    }

    private static ExpressionValue Whole(double number) => new ExpressionValue.Integer(checked((long)number));

    private static Outcome<IReadOnlyList<ExpressionValue>> Arguments(Expression.Call call, Scope scope, int count)
    {
        if (call.Arguments.Count != count)
            return Evaluator.Error(
                call, ExpressionProblem.Type, $"{call.Function} takes {Suggestion.Count(count, "argument")}, not {call.Arguments.Count}");

        var values = new List<ExpressionValue>();
        foreach (var argument in call.Arguments)
        {
            var value = Evaluator.Evaluate(argument, scope);
            if (value.Value is null)
                return value.Error!;
            if (!value.Value.Type.IsNumber)
                return Evaluator.Error(argument, ExpressionProblem.Type, $"{call.Function} takes numbers, not {value.Value.Type}");
            values.Add(value.Value);
        }

        return values;
    }
}
