using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The weakest condition on the open sizes under which a network is well formed.</summary>
/// <param name="Requirements">The condition, part by part: first what one size has to be, then how several stand to each other.</param>
/// <param name="Blamed">The first constraint that leaves no size, where there is one.</param>
internal sealed record Precondition(EquatableArray<Requirement> Requirements, Blame? Blamed)
{
    /// <summary>The condition as it is published.</summary>
    public EquatableArray<Condition> Conditions => Requirements.Select(requirement => requirement.Condition).ToEquatableArray();

    /// <summary>Puts the constraints of all steps together.</summary>
    public static Precondition Derive(Entrance entrance, IReadOnlyList<Constraint> constraints)
    {
        var single = new List<Requirement>();
        var joint = new List<Requirement>();
        var facts = entrance.Facts.Conjuncts.ToList();
        foreach (var names in Components.Of(entrance.Symbols, [.. facts, .. constraints.Select(constraint => constraint.Holds)]))
        {
            var known = facts.Where(fact => fact.Symbols.Any(names.Contains)).ToList();
            var own = constraints.Where(constraint => constraint.Holds.Symbols.Any(names.Contains)).ToList();
            if (Blame.Find(names, known, own, _ => 1) is { } blamed)
                return new Precondition(EquatableArray<Requirement>.Empty, blamed);

            var described = Describe(names, [.. known.Concat(own.SelectMany(constraint => constraint.Holds.Conjuncts)).Distinct()]);
            single.AddRange(described.Single);
            joint.AddRange(described.Joint);
        }

        return new Precondition(single.Concat(joint).ToEquatableArray(), null);
    }

    /// <summary>Sizes that equations give are taken out; each of the others is solved for; what follows from the rest is left out.</summary>
    private static (IReadOnlyList<Requirement> Single, IReadOnlyList<Requirement> Joint) Describe(
        IReadOnlyList<string> names, IReadOnlyList<Proposition> statements)
    {
        if (names.Count == 1)
            return (Describe(names[0], statements), []);

        var solved = Equalities.Solve(statements, names);
        var single = names.Where(name => solved.Replacement(name) is null)
            .SelectMany(name => Describe(name, [.. solved.Rest.Where(statement => statement.Symbols.SequenceEqual([name]))]));
        var joint = solved.Definitions.Select(definition => Requirement.Of(Proposition.Equal(Dim.Symbol(definition.Name), definition.Value)))
            .Concat(solved.Rest.Where(statement => statement.Symbols.Skip(1).Any()).Select(Requirement.Of));
        var all = Needed([.. single, .. joint]);
        return ([.. all.Where(IsSingle)], [.. all.Where(requirement => !IsSingle(requirement))]);
    }

    private static IReadOnlyList<Requirement> Describe(string name, IReadOnlyList<Proposition> statements) =>
        Solver.Solve(name, statements)?.Describe(name)
            ?? Needed([Requirement.Of(Proposition.AtLeast(Dim.Symbol(name), 1)), .. statements.Select(Requirement.Of)]);

    /// <summary>Leaves out what follows from the others, later ones first.</summary>
    private static IReadOnlyList<Requirement> Needed(IReadOnlyList<Requirement> requirements)
    {
        var needed = requirements.ToList();
        foreach (var requirement in requirements.Reverse())
        {
            var others = needed.Where(other => !ReferenceEquals(other, requirement)).ToList();
            if (Deduction.Implies(others.Select(other => other.Holds), requirement.Holds, _ => null))
                needed = others;
        }

        return needed;
    }

    private static bool IsSingle(Requirement requirement) => !requirement.Holds.Symbols.Skip(1).Any();
}
