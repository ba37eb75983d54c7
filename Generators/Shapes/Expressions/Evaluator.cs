using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>
/// Evaluates dimension expressions. What cannot be known yet comes out as <see cref="ExpressionValue.Unknown"/> of the right type, so
/// that types are checked all the same.
/// </summary>
internal static class Evaluator
{
    /// <summary>Parses and evaluates a text.</summary>
    public static Outcome<ExpressionValue> Evaluate(string text, Scope scope) =>
        ExpressionParser.Parse(text).Then(expression => Evaluate(expression, scope));

    /// <summary>The value of an expression.</summary>
    public static Outcome<ExpressionValue> Evaluate(Expression expression, Scope scope)
    {
        try
        {
            return expression switch
            {
                Expression.Literal literal => literal.Value,
                Expression.Name name => Name(name, scope),
                Expression.Member member => Member(member, scope),
                Expression.Unary unary => Evaluate(unary.Operand, scope).Then(operand => Operators.Apply(unary, operand)),
                Expression.Binary { Operator: "&&" or "||" } logical => Logical(logical, scope),
                Expression.Binary binary => Evaluate(binary.Left, scope).Then(left =>
                    Evaluate(binary.Right, scope).Then(right => Operators.Apply(binary, left, right))),
                Expression.Call call => Functions.Call(call, scope),
                Expression.Conditional conditional => Conditional(conditional, scope),
                _ => throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}."),
            };
        }
        catch (OverflowException)
        {
            return Error(expression, ExpressionProblem.Arithmetic, "the number does not fit in 64 bits");
        }
    }

    /// <summary>An error that is shown by the whole of an expression.</summary>
    public static ExpressionError Error(Expression expression, ExpressionProblem problem, string message) =>
        new(problem, expression.Start, expression.Length, message);

    private static Outcome<ExpressionValue> Name(Expression.Name name, Scope scope)
    {
        if (scope.Names.TryGetValue(name.Text, out var value))
            return value;
        if (scope.Values.ContainsKey(name.Text))
            return Error(name, ExpressionProblem.Type, $"'{name.Text}' is a value; a size of it is {name.Text}.C, {name.Text}.H, {name.Text}.W, {name.Text}.L or {name.Text}.D");
        return Error(
            name, ExpressionProblem.UnknownName, $"'{name.Text}' is unknown{Suggestion.For(name.Text, scope.Names.Keys.Concat(scope.Values.Keys))}");
    }

    private static Outcome<ExpressionValue> Member(Expression.Member member, Scope scope)
    {
        if (!scope.Values.TryGetValue(member.Owner, out var shape))
            return scope.Names.Values.Select(value => value.Type.Name).Concat(scope.Enums.Keys).FirstOrDefault(type => type.SimpleName() == member.Owner) is { } type
                ? EnumMember(member, type, scope)
                : Error(
                    member,
                    ExpressionProblem.UnknownName,
                    $"'{member.Owner}' is neither an earlier value nor the enum of a hyperparameter{Suggestion.For(member.Owner, scope.Values.Keys)}");
        if (shape is null)
            return member.Text is "C" or "H" or "W" or "L" or "D"
                ? new ExpressionValue.Unknown(ExpressionType.Integer)
                : Error(member, ExpressionProblem.UnknownName, $"a value has the sizes C, H, W, L and D, not {member.Text}");

        var axes = Axes.Names(shape.Sizes.Count);
        var axis = axes.IndexOf(member.Text);
        return axis >= 0
            ? new ExpressionValue.Integer(shape.Sizes[axis])
            : Error(
                member,
                ExpressionProblem.UnknownName,
                $"{member.Owner} is {shape} and has {(axes.Length == 1 ? "the size" : "the sizes")} {Suggestion.List([.. axes], "and")}, not {member.Text}");
    }

    private static Outcome<ExpressionValue> EnumMember(Expression.Member member, string type, Scope scope) =>
        !scope.Enums.TryGetValue(type, out var members) || members.Contains(member.Text)
            ? new ExpressionValue.EnumMember(type, member.Text)
            : Error(
                member,
                ExpressionProblem.UnknownName,
                $"{member.Owner} has {Suggestion.List([.. members], "and")}, not {member.Text}{Suggestion.For(member.Text, members)}");

    /// <summary>The right side is looked at only where the left one does not decide, so that it may rely on the left.</summary>
    private static Outcome<ExpressionValue> Logical(Expression.Binary logical, Scope scope) => Evaluate(logical.Left, scope).Then(left =>
        left.Type != ExpressionType.Boolean
            ? Error(logical.Left, ExpressionProblem.Type, $"'{logical.Operator}' joins conditions, not {left.Type}")
            : left is ExpressionValue.Truth { Value: Proposition.Constant decided } && decided.Value == (logical.Operator == "||")
                ? left
                : Evaluate(logical.Right, scope).Then<ExpressionValue>(right => (left, right) switch
                {
                    (_, { Type: var type }) when type != ExpressionType.Boolean =>
                        Error(logical.Right, ExpressionProblem.Type, $"'{logical.Operator}' joins conditions, not {type}"),
                    (ExpressionValue.Truth a, ExpressionValue.Truth b) => new ExpressionValue.Truth(
                        logical.Operator == "&&" ? Proposition.And(a.Value, b.Value) : Proposition.Or(a.Value, b.Value)),
                    (_, ExpressionValue.Truth { Value: Proposition.Constant decided }) when decided.Value == (logical.Operator == "||") => right,
                    _ => new ExpressionValue.Unknown(ExpressionType.Boolean),
                }));

    private static Outcome<ExpressionValue> Conditional(Expression.Conditional conditional, Scope scope) =>
        Evaluate(conditional.Condition, scope).Then(condition => condition switch
        {
            { Type: var type } when type != ExpressionType.Boolean =>
                Error(conditional.Condition, ExpressionProblem.Type, $"before '?' stands a condition, not {type}"),
            ExpressionValue.Truth { Value: Proposition.Constant decided } =>
                Evaluate(decided.Value ? conditional.WhenTrue : conditional.WhenFalse, scope),
            _ => Evaluate(conditional.WhenTrue, scope).Then(whenTrue => Evaluate(conditional.WhenFalse, scope).Then<ExpressionValue>(whenFalse =>
                whenTrue == whenFalse ? whenTrue
                : (condition, whenTrue, whenFalse) is (ExpressionValue.Truth open, ExpressionValue.Integer a, ExpressionValue.Integer b)
                    ? new ExpressionValue.Integer(Dim.Choose(open.Value, a.Value, b.Value))
                : whenTrue.Type == whenFalse.Type ? new ExpressionValue.Unknown(whenTrue.Type)
                : whenTrue.Type.IsNumber && whenFalse.Type.IsNumber ? new ExpressionValue.Unknown(ExpressionType.Real)
                : Error(conditional, ExpressionProblem.Type, $"'? :' chooses between {whenTrue.Type} and {whenFalse.Type}"))),
        });
}
