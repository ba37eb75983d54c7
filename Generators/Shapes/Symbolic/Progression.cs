namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>How a term in one size goes on: f(n + Period) = f(n) + Increment for all n from Start on.</summary>
internal sealed record Progression(long Period, long Increment, long Start)
{
    /// <summary>Longer periods, and later starts, are not followed.</summary>
    public const long Longest = 1 << 17;

    /// <summary>The progression of a term in the size of that name alone; nothing where it has none.</summary>
    public static Progression? Of(Dim dim, string name)
    {
        var sum = new Progression(1, 0, 1);
        foreach (var term in dim.Terms)
        {
            if (term.Factors.Count != 1 || Of(term.Factors[0], name) is not { } factor)
                return null;
            var period = Arithmetic.LeastCommonMultiple(sum.Period, factor.Period);
            sum = new Progression(
                period,
                checked((sum.Increment * (period / sum.Period)) + (term.Coefficient * factor.Increment * (period / factor.Period))),
                Math.Max(sum.Start, factor.Start));
        }

        return sum;
    }

    /// <summary>From which size on the sign of the term depends on the residue alone; at least <see cref="Start"/>.</summary>
    public long Settles(Dim dim, string name)
    {
        var settles = Start;
        if (Increment == 0)
            return settles;
        var sizes = new Dictionary<string, long>();
        for (var number = Start; number < Start + Period && settles <= Longest; number++)
        {
            sizes[name] = number;
            settles = Math.Max(settles, checked(number + (((Math.Abs(dim.Evaluate(sizes)) / Math.Abs(Increment)) + 1) * Period)));
        }

        return settles;
    }

    private static Progression? Of(Atom atom, string name) => atom switch
    {
        Atom.Symbol { Multiple.IsConstant: true } symbol when symbol.Name == name => new Progression(symbol.Multiple.Value, 1, 1),
        Atom.Quotient { Divisor: { IsConstant: true, Value: > 0 } } quotient when Of(quotient.Dividend, name) is { } dividend =>
            Divided(dividend, quotient.Divisor.Value),
        Atom.Extremum extremum => Of(extremum, name),
        _ => null,
    };

    /// <summary>Enough periods make the increment a multiple of the divisor.</summary>
    private static Progression Divided(Progression dividend, long divisor)
    {
        var times = divisor / Arithmetic.GreatestCommonDivisor(divisor, dividend.Increment);
        return new Progression(checked(dividend.Period * times), checked(dividend.Increment * times / divisor), dividend.Start);
    }

    /// <summary>Of two terms the steeper one wins in the end; two that are as steep repeat their order.</summary>
    private static Progression? Of(Atom.Extremum extremum, string name)
    {
        var (best, result) = (extremum.Terms[0], Of(extremum.Terms[0], name));
        foreach (var term in extremum.Terms.Skip(1))
        {
            var difference = best - term;
            if (result is null || Of(term, name) is not { } next || Of(difference, name) is not { Period: <= Longest } apart)
                return null;
            var period = Arithmetic.LeastCommonMultiple(apart.Period, Arithmetic.LeastCommonMultiple(result.Period, next.Period));
            var start = Math.Max(Math.Max(result.Start, next.Start), apart.Settles(difference, name));
            if (start > Longest)
                return null;
            var wins = apart.Increment == 0 || apart.Increment > 0 == extremum.IsLargest ? result : next;
            result = new Progression(period, checked(wins.Increment * (period / wins.Period)), start);
            best = Extrema.Of(extremum.IsLargest, best, term);
        }

        return result;
    }
}
