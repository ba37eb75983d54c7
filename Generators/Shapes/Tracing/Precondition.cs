using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The weakest condition on the open sizes under which a network is well formed.</summary>
/// <param name="Conditions">The condition, part by part.</param>
/// <param name="Blamed">The first constraint that leaves no size, where there is one.</param>
internal sealed record Precondition(EquatableArray<Condition> Conditions, Blame? Blamed)
{
    /// <summary>Sizes that examples are given with, the first one that says something.</summary>
    private static readonly EquatableArray<long> Telling = EquatableArray.Of(30L, 31L, 32L, 33L, 64L, 224L);

    /// <summary>Puts the constraints of all steps together.</summary>
    public static Precondition Derive(Entrance entrance, IReadOnlyList<Constraint> constraints)
    {
        var conditions = new List<Condition>();
        foreach (var name in entrance.Symbols)
        {
            var facts = entrance.Facts.Conjuncts.Where(fact => fact.Symbols.SequenceEqual([name])).ToList();
            var own = constraints.Where(constraint => constraint.Holds.Symbols.SequenceEqual([name])).ToList();
            var solutions = Solver.Solve(name, [.. facts, .. own.Select(constraint => constraint.Holds)]);
            if (solutions is { IsEmpty: true })
                return new Precondition(EquatableArray<Condition>.Empty, Blame(name, facts, own));
            conditions.AddRange(solutions?.Describe(name)
                ?? [.. facts.Concat(own.Select(constraint => constraint.Holds)).Distinct().Select(AsIs)]);
        }

        var joint = entrance.Facts.Conjuncts.Concat(constraints.Select(constraint => constraint.Holds))
            .Where(holds => holds.Symbols.Count() > 1).Distinct();
        return new Precondition(conditions.Concat(joint.Select(AsIs)).ToEquatableArray(), null);
    }

    private static Condition AsIs(Proposition holds) => new(holds.ToString(), holds.ToCSharp());

    /// <summary>Adds the constraints one by one, until nothing is left; what was possible just before makes the example.</summary>
    private static Blame Blame(string name, IReadOnlyList<Proposition> facts, IReadOnlyList<Constraint> constraints)
    {
        var before = Solver.Solve(name, facts)!;
        var taken = facts.ToList();
        foreach (var constraint in constraints)
        {
            taken.Add(constraint.Holds);
            if (Solver.Solve(name, taken) is not { } after)
                continue;
            if (after.IsEmpty)
                return new Blame(constraint, name, Telling.Any(before.Contains) ? Telling.First(before.Contains) : before.First);
            before = after;
        }

        throw new InvalidOperationException("Constraints that have no solution together have none one by one.");
    }
}

/// <summary>A constraint that leaves no size, and a size that shows it.</summary>
internal sealed record Blame(Constraint Constraint, string Name, long Example)
{
    /// <summary>What is wrong, with the example; the trace; the fix.</summary>
    public string Message => Constraint.Violation.MessageFor(
        $"{Name} = {Example}", dim => dim.Evaluate(dim.Symbols.ToDictionary(symbol => symbol, _ => Example)));
}
