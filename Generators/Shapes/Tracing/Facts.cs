using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>What <c>Input(Where = "…")</c> says about open sizes.</summary>
internal static class Facts
{
    /// <summary>The statement; true where nothing is said, nothing where it is wrong, which has then been reported.</summary>
    public static Proposition? Read(StepContext context)
    {
        if (context.Argument("Where") is not ArgumentValue.Text { Value: var text })
            return Proposition.True;
        var site = context.At("Where");
        switch (context.Evaluate(text, site))
        {
            case null:
                return null;
            case ExpressionValue.Truth truth:
                return truth.Value;
            case ExpressionValue.Unknown { Type.Name: "bool" } when context.IsGeneral:
                return Proposition.True;
            case { } other:
                context.Error(Catalogue.ExpressionType, site, $"a fact is a condition on the open sizes, not {other.Type}");
                return null;
        }
    }

    /// <summary>
    /// Open sizes as the facts leave them. One that can only be <c>m·k + r</c> is taken as that, so that divisions come out exact. Nothing
    /// where the facts contradict each other, which has then been reported.
    /// </summary>
    public static Func<string, Dim>? Symbols(StepContext context, Proposition facts)
    {
        var classes = new Dictionary<string, SolutionSet>();
        foreach (var name in facts.Symbols)
        {
            var own = facts.Conjuncts.Where(fact => fact.Symbols.SequenceEqual([name])).ToList();
            if (own.Count > 0 && Solver.Solve(name, own) is { } solutions)
                classes.Add(name, solutions);
        }

        if (facts.Decided == false || classes.Values.Any(solutions => solutions.IsEmpty))
        {
            context.Error(
                Catalogue.ContradictoryFacts,
                context.At("Where"),
                $"no size satisfies the facts of '{context.Value.Name}'; state facts that hold together, or leave them out");
            return null;
        }

        return name => classes.TryGetValue(name, out var solutions) && solutions is { Modulus: > 1, Residues.Count: 1, Exceptions.Count: 0 }
            ? Dim.Symbol(name, solutions.Modulus, solutions.Residues[0])
            : Dim.Symbol(name);
    }
}
