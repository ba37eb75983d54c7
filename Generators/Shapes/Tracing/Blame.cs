using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The first constraint that leaves no sizes, and sizes that were possible before it.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Names">The open sizes that it is about, in order.</param>
/// <param name="Example">The sizes that show what is wrong.</param>
internal sealed record Blame(Constraint Constraint, IReadOnlyList<string> Names, IReadOnlyDictionary<string, long> Example)
{
    /// <summary>Sizes that examples are given with, the first ones that say something.</summary>
    private static readonly long[] Telling = [30, 31, 32, 33, 64, 224];

    /// <summary>More names than this are not tried with telling sizes.</summary>
    private const int MostTold = 3;

    /// <summary>What is wrong, with the example; the trace; the fix.</summary>
    public string Message
    {
        get
        {
            var violation = Constraint.Violation();
            var told = new HashSet<string>(Names);
            long Evaluate(Dim dim)
            {
                told.UnionWith(dim.Symbols);
                return dim.Evaluate(dim.Symbols.ToDictionary(
                    name => name, name => Example.TryGetValue(name, out var size) ? size : Telling[0]));
            }

            // The example tells by itself which sizes it is about.
            _ = violation.Example?.Invoke(Evaluate);
            var sizes = told.Where(Example.ContainsKey).Select(name => $"{name} = {Example[name]}");
            return violation.MessageFor(string.Join(", ", sizes), Evaluate);
        }
    }

    /// <summary>The names as messages list them: <c>no size of 'H' fits</c>.</summary>
    public string Subject => Names.Count == 1
        ? $"no size of '{Names[0]}' fits"
        : $"no sizes of {Suggestion.List([.. Names.Select(name => $"'{name}'")], "and")} fit together";

    /// <summary>
    /// Adds the constraints one by one to the facts, until nothing is left; what was possible just before makes the example. Nothing
    /// where they can all hold, or where that is not decided.
    /// </summary>
    public static Blame? Find(
        IReadOnlyList<string> names, IEnumerable<Proposition> facts, IReadOnlyList<Constraint> constraints, Func<string, long?> least)
    {
        var taken = facts.ToList();
        if (Decide(names, [.. taken, .. constraints.Select(constraint => constraint.Holds)], least) is not Verdict.Impossible)
            return null;

        var before = taken.ToList();
        foreach (var constraint in constraints)
        {
            taken.Add(constraint.Holds);
            if (Decide(names, taken, least) is Verdict.Impossible)
                return new Blame(constraint, [.. names.Where(constraint.Holds.Symbols.Contains)], Show(names, before, least));
            before.Add(constraint.Holds);
        }

        return null;
    }

    /// <summary>Statements about one size from 1 on are looked up in a table; others are decided.</summary>
    private static Verdict Decide(IReadOnlyList<string> names, IReadOnlyList<Proposition> statements, Func<string, long?> least) =>
        (names.Count == 1 && least(names[0]) == 1 ? Solver.Solve(names[0], statements) : null) switch
        {
            { IsEmpty: true } => new Verdict.Impossible(),
            { } solutions => new Verdict.Possible(new Dictionary<string, long> { [names[0]] = solutions.First }),
            null => Deduction.Decide(statements, least) is var verdict and not Verdict.Undecided ? verdict : Replaced(names, statements, least),
        };

    /// <summary>
    /// What is a product of sizes is often none any more once equations are solved: H·W = 114 is decided where H = 16. Sizes that equations
    /// give are at least 1, and so are only replaced where all sizes are.
    /// </summary>
    private static Verdict Replaced(IReadOnlyList<string> names, IReadOnlyList<Proposition> statements, Func<string, long?> least) =>
        names.All(name => least(name) == 1)
            && Equalities.Solve(statements, names) is { Definitions.Count: > 0 } solved
            && Deduction.Decide(solved.Rest, least) is Verdict.Impossible impossible
            ? impossible
            : new Verdict.Undecided();

    /// <summary>Sizes for which the statements hold: telling ones, different from each other, before others.</summary>
    private static IReadOnlyDictionary<string, long> Show(
        IReadOnlyList<string> names, IReadOnlyList<Proposition> statements, Func<string, long?> least)
    {
        var told = names.Where(name => !name.Contains('#')).ToList();
        var known = statements.Where(statement => statement.Symbols.All(told.Contains)).ToList();
        return (told.Count <= MostTold ? Candidates(told, 0) : [])
            .FirstOrDefault(sizes => known.All(statement => statement.Evaluate(sizes)))
            ?? (Decide(names, statements, least) is Verdict.Possible possible
                ? possible.Sizes.Where(size => told.Contains(size.Key)).ToDictionary(size => size.Key, size => size.Value)
                : Candidates(told, 0).First());
    }

    private static IEnumerable<Dictionary<string, long>> Candidates(IReadOnlyList<string> names, int position) => position == names.Count
        ? [[]]
        : Enumerable.Range(0, Telling.Length).SelectMany(turn => Candidates(names, position + 1).Select(sizes =>
            new Dictionary<string, long>(sizes) { [names[position]] = Telling[(turn + position) % Telling.Length] }));
}
