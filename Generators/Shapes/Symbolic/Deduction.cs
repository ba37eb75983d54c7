using DeclarativeNet.Generators.Shapes.Symbolic.Linear;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// Decides statements about any number of open sizes. With floor quotients by numbers, minima and maxima they are linear integer
/// arithmetic, which is decidable; only products and quotients of sizes, and very large systems, stay undecided.
/// </summary>
internal static class Deduction
{
    /// <summary>How many linear systems are looked at for one decision.</summary>
    private const int Budget = 300;

    /// <summary>Whether the statements can hold together.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="least">The smallest value that a name can have; nothing where it can be any integer.</param>
    public static Verdict Decide(IEnumerable<Proposition> statements, Func<string, long?> least)
    {
        var all = statements.ToList();
        if (all.Any(statement => statement.Decided == false))
            return new Verdict.Impossible();

        try
        {
            var linearizer = new Linearizer();
            var formulas = all.Select(linearizer.Of).ToList();
            foreach (var name in all.SelectMany(statement => statement.Symbols).Distinct())
            {
                var size = linearizer.Symbol(name);
                if (least(name) is { } smallest)
                    formulas.Add(new Formula.NonNegative(size.Plus(-smallest)));
            }

            formulas.AddRange(linearizer.Definitions);
            switch (Search(new OmegaTest(linearizer.Count, Budget), new Branch([], [], []), formulas))
            {
                case Answer.None:
                    return new Verdict.Impossible();
                case Answer.Found found:
                    var sizes = linearizer.Symbols.ToDictionary(symbol => symbol.Key, symbol => found.Values[symbol.Value]);
                    return linearizer.IsExact || all.All(statement => statement.Evaluate(sizes))
                        ? new Verdict.Possible(sizes)
                        : new Verdict.Undecided();
                default:
                    return new Verdict.Undecided();
            }
        }
        catch (Exception exception) when (exception is OverflowException or DivideByZeroException)
        {
            return new Verdict.Undecided();
        }
    }

    /// <summary>Whether a statement holds wherever the others do; false where that is not known.</summary>
    public static bool Implies(IEnumerable<Proposition> statements, Proposition conclusion, Func<string, long?> least) =>
        Decide(statements.Append(Proposition.Not(conclusion)), least) is Verdict.Impossible;

    /// <summary>Puts the plain comparisons together first; alternatives are tried where what was found violates them.</summary>
    private static Answer Search(OmegaTest test, Branch branch, IEnumerable<Formula> next)
    {
        foreach (var formula in next)
            branch = branch.With(formula);
        var answer = test.Solve(branch.Zeros, branch.NonNegatives);
        return answer is not Answer.Found found ? answer
            : branch.Choices.FirstOrDefault(choice => !choice.Holds(found.Values)) is not { } choice ? found
            : Answer.First(choice.Parts.Select<Formula, Func<Answer>>(part => () => Search(test, branch.Without(choice), [part])));
    }

    private sealed record Branch(IReadOnlyList<LinearForm> Zeros, IReadOnlyList<LinearForm> NonNegatives, IReadOnlyList<Formula.Any> Choices)
    {
        public Branch With(Formula formula) => formula switch
        {
            Formula.Zero zero => this with { Zeros = [.. Zeros, zero.Form] },
            Formula.NonNegative nonNegative => this with { NonNegatives = [.. NonNegatives, nonNegative.Form] },
            Formula.Any any => this with { Choices = [.. Choices, any] },
            Formula.All all => all.Parts.Aggregate(this, (branch, part) => branch.With(part)),
            _ => throw new InvalidOperationException($"Unknown formula {formula.GetType().Name}."),
        };

        public Branch Without(Formula.Any choice) => this with { Choices = [.. Choices.Where(other => !ReferenceEquals(other, choice))] };
    }
}
