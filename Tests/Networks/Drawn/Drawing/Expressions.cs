using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws dimension expressions.</summary>
internal static class Expressions
{
    /// <summary>An expression that comes to a number where the names have theirs; the number itself in most cases.</summary>
    public static Gen<Expression> Of(long number, ImmutableDictionary<string, long> names)
    {
        var fitting = names.OrderBy(name => name.Key, StringComparer.Ordinal)
            .SelectMany(name => name.Key == Hyperparameter.Condition
                ? [Choice(new Expression.Name(name.Key), name.Value == 1, number)]
                : Candidates(number, new Expression.Name(name.Key), name.Value))
            .Where(candidate => candidate.Evaluate(names) == number)
            .ToList();
        return fitting.Count == 0
            ? Gen.Constant<Expression>(number)
            : Gen.Frequency((3, Gen.Constant<Expression>(number)), (2, Gen.Elements<Expression>(fitting)));
    }

    /// <summary>A condition on names, true or not.</summary>
    public static Gen<Expression> Condition(ImmutableDictionary<string, long> names)
    {
        var comparison =
            from name in Gen.Elements(names.OrderBy(name => name.Key, StringComparer.Ordinal).ToArray())
            from off in Gen.Choose(-1, 1)
            from comparing in Gen.Elements("==", "!=", "<", "<=", ">", ">=")
            from divides in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            select name.Key == Hyperparameter.Condition ? new Expression.Name(name.Key)
                : divides ? Infix(Infix(new Expression.Name(name.Key), "%", 2), "==", Math.Abs(off))
                : Infix(new Expression.Name(name.Key), comparing, name.Value + off);
        return Gen.Frequency(
            (5, comparison),
            (1, comparison.Select(condition => (Expression)new Expression.Not(condition))),
            (1, from a in comparison from b in comparison from both in Gen.Elements("&&", "||") select Infix(a, both, b)));
    }

    /// <summary>A condition that holds or does not where the names have their numbers; the truth value itself in most cases.</summary>
    public static Gen<Expression> Truth(bool holds, ImmutableDictionary<string, long> names) => Gen.Frequency(
        (3, Gen.Constant<Expression>(new Expression.Truth(holds))),
        (2, Condition(names).Select(condition => condition.Evaluate(names) == 1 == holds ? condition : new Expression.Not(condition))));

    private static Expression.Choice Choice(Expression condition, bool holds, long number) =>
        holds ? new(condition, number, number + 1) : new(condition, number + 1, number);

    private static IEnumerable<Expression> Candidates(long number, Expression name, long value)
    {
        yield return name;
        yield return Infix(name, number < value ? "-" : "+", Math.Abs(number - value));
        yield return new Expression.Call(number < value ? "min" : "max", name, number);
        yield return Choice(Infix(name, ">=", value), true, number);
        yield return Infix(new Expression.Negative(name), "+", number + value);
        yield return Infix(number + ((value + 1) / 2), "+", Infix(new Expression.Negative(name), "/", 2));
        if (value < 1 || number < 1)
            yield break;
        yield return Infix(number / value, "*", name);
        yield return Infix(Infix(name, "*", number), "/", value);
        foreach (var divisor in new[] { value / number, (value / number) + 1 }.Where(divisor => divisor > 1))
        {
            yield return Infix(name, "/", divisor);
            yield return Infix(name, "%", divisor);
            yield return new Expression.Call("ceil", name, divisor);
            yield return new Expression.Call("round", name, divisor);
        }

        yield return new Expression.Call("divisible", name, 2);
    }

    private static Expression Infix(Expression left, string between, Expression right) => new Expression.Infix(left, between, right);
}
