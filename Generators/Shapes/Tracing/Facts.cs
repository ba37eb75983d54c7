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
    /// The facts, solved for the open sizes of those names. Nothing where they contradict each other, which has then been reported.
    /// </summary>
    public static Equalities? Solve(StepContext context, Proposition facts, IReadOnlyList<string> names)
    {
        if (Deduction.Decide(facts.Conjuncts, name => names.Contains(name) ? 1 : null) is not Verdict.Impossible)
            return Equalities.Solve(facts.Conjuncts, names);
        context.Error(
            Catalogue.ContradictoryFacts,
            context.At("Where"),
            $"no size satisfies the facts of '{context.Value.Name}'; state facts that hold together, or leave them out");
        return null;
    }

    /// <summary>
    /// Open sizes as the facts leave them. One that equals other sizes is taken as those; one that can only be <c>m·k + r</c> is taken as
    /// that, so that divisions come out exact.
    /// </summary>
    public static Func<string, Dim> Symbols(Equalities facts, IReadOnlyList<string> names)
    {
        var classes = new Dictionary<string, Dim>();
        foreach (var name in names)
        {
            if (Class(facts.Rest, name) is { } known)
                classes.Add(name, known);
        }

        foreach (var name in names.Where(name => !classes.ContainsKey(name)).ToList())
        {
            if (Multiple(facts.Rest, name) is var (multiple, remainder) && !classes.Values.Any(other => other.Symbols.Contains(name)))
                classes.Add(name, Dim.Symbol(name, multiple.Substitute(Known), remainder));
        }

        return name => facts.Replacement(name)?.Substitute(Known) ?? Known(name) ?? Dim.Symbol(name);

        Dim? Known(string name) => classes.TryGetValue(name, out var known) ? known : null;
    }

    /// <summary>The residue class of a size by a number.</summary>
    private static Dim? Class(IReadOnlyList<Proposition> facts, string name)
    {
        var own = facts.Where(fact => fact.Symbols.SequenceEqual([name])).ToList();
        return own.Count > 0 && Solver.Solve(name, own) is { Modulus: > 1, Residues.Count: 1, Exceptions.Count: 0 } solutions
            ? Dim.Symbol(name, solutions.Modulus, solutions.Residues[0])
            : null;
    }

    /// <summary>What a size is a multiple of, but for a remainder, where that is a size or a product itself.</summary>
    private static (Dim Multiple, long Remainder)? Multiple(IReadOnlyList<Proposition> facts, string name)
    {
        foreach (var fact in facts.OfType<Proposition.Compare>().Where(fact => fact.Relation == Relation.Equal))
        {
            var difference = fact.Left - fact.Right;
            foreach (var quotient in difference.Terms.SelectMany(term => term.Factors).OfType<Atom.Quotient>())
            {
                if (quotient.Divisor is not { IsConstant: false, Constant: 0, Terms.Count: 1 } divisor || divisor.Symbols.Contains(name))
                    continue;
                foreach (var signed in new[] { difference, -difference })
                {
                    if (Dim.Symbol(name) - signed - (divisor * Dim.Of(quotient)) is { IsConstant: true } remainder)
                        return (divisor, remainder.Value);
                }
            }
        }

        return null;
    }
}
