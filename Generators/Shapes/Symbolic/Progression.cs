namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>How a term in one size goes on: f(n + Period) = f(n) + Increment for all n.</summary>
internal sealed record Progression(long Period, long Increment)
{
    /// <summary>The progression of a term in the size of that name alone; nothing where it has none.</summary>
    public static Progression? Of(Dim dim, string name)
    {
        var sum = new Progression(1, 0);
        foreach (var term in dim.Terms)
        {
            if (term.Factors.Count != 1 || Of(term.Factors[0], name) is not { } factor)
                return null;
            var period = Arithmetic.LeastCommonMultiple(sum.Period, factor.Period);
            sum = new Progression(
                period,
                checked((sum.Increment * (period / sum.Period)) + (term.Coefficient * factor.Increment * (period / factor.Period))));
        }

        return sum;
    }

    /// <summary>An extremum has none: the terms may cross.</summary>
    private static Progression? Of(Atom atom, string name) => atom switch
    {
        Atom.Symbol symbol when symbol.Name == name => new Progression(symbol.Multiple, 1),
        Atom.Quotient { Divisor.IsConstant: true } quotient when Of(quotient.Dividend, name) is { } dividend =>
            Divided(dividend, quotient.Divisor.Value),
        _ => null,
    };

    /// <summary>Enough periods make the increment a multiple of the divisor.</summary>
    private static Progression Divided(Progression dividend, long divisor)
    {
        var times = divisor / Arithmetic.GreatestCommonDivisor(divisor, dividend.Increment);
        return new Progression(checked(dividend.Period * times), checked(dividend.Increment * times / divisor));
    }
}
