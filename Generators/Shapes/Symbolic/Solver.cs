using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// Solves statements about one open size exactly. Sums of floor quotients, minima and maxima of affine terms are <em>periodic up to a
/// slope</em>: there are p and k such that f(n + p) = f(n) + k for all n from some size on. So each comparison settles after finitely many
/// periods, and the truth of the whole is read off a finite table.
/// </summary>
internal static class Solver
{
    /// <summary>The sizes, from 1 on, for which all statements hold; nothing where they are not of a form that is decided here.</summary>
    public static SolutionSet? Solve(string name, IReadOnlyCollection<Proposition> statements)
    {
        if (statements.Any(statement => statement.Decided == false))
            return new SolutionSet(EquatableArray<long>.Empty, 1, 1, EquatableArray<long>.Empty);

        try
        {
            var comparisons = statements.SelectMany(statement => statement.Comparisons)
                .Select(compare => compare.Left - compare.Right)
                .Distinct()
                .ToList();
            var (period, settled) = (1L, 1L);
            foreach (var comparison in comparisons)
            {
                if (Progression.Of(comparison, name) is not { Period: <= Progression.Longest } progression)
                    return null;
                period = Arithmetic.LeastCommonMultiple(period, progression.Period);
                settled = Math.Max(settled, progression.Settles(comparison, name));
                if (settled + period > Progression.Longest)
                    return null;
            }

            return Read(Table(name, statements, settled + period), settled, period);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether the statements hold, for each number from 1 to the last.</summary>
    private static bool[] Table(string name, IReadOnlyCollection<Proposition> statements, long last)
    {
        var sizes = new Dictionary<string, long>();
        var table = new bool[last + 1];
        for (var number = 1L; number <= last; number++)
        {
            sizes[name] = number;
            table[number] = statements.All(statement => statement.Evaluate(sizes));
        }

        return table;
    }

    private static SolutionSet Read(bool[] table, long settled, long period)
    {
        bool IsPeriodic(long number) => table[settled + Arithmetic.Modulo(number - settled, period)];
        var modulus = Enumerable.Range(1, (int)period).First(divisor => period % divisor == 0
            && Enumerable.Range(0, (int)period).All(residue => IsPeriodic(residue) == IsPeriodic(residue + divisor)));
        var residues = Enumerable.Range(0, modulus).Where(residue => IsPeriodic(residue)).Select(residue => (long)residue).ToEquatableArray();

        var start = settled;
        while (start > 1 && table[start - 1] == IsPeriodic(start - 1))
            start--;
        while (residues.Count > 0 && !table[start])
            start++;
        var exceptions = Enumerable.Range(1, (int)start - 1).Where(number => table[number]).Select(number => (long)number).ToEquatableArray();
        return new SolutionSet(exceptions, start, modulus, residues);
    }
}
