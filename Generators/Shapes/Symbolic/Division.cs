namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>The canonical form of floor division.</summary>
internal static class Division
{
    /// <summary><c>⌊dividend / divisor⌋</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Dim Floor(Dim dividend, Dim divisor) => divisor.IsConstant
        ? divisor.Value switch
        {
            0 => throw new DivideByZeroException(),
            1 => dividend,
            < 0 => Floor(-dividend, -divisor),
            _ => ByNumber(dividend, divisor.Value),
        }
        : BySize(dividend, divisor);

    /// <summary>
    /// Whole multiples leave the quotient, so that every coefficient left is in [0, divisor); a factor that all of them share with
    /// the divisor cancels; a quotient inside is merged.
    /// </summary>
    private static Dim ByNumber(Dim dividend, long divisor)
    {
        if (dividend.IsConstant)
            return Arithmetic.FloorDivide(dividend.Value, divisor);

        var whole = Map(dividend, coefficient => Arithmetic.FloorDivide(coefficient, divisor));
        var rest = Map(dividend, coefficient => Arithmetic.Modulo(coefficient, divisor));
        if (rest.IsConstant)
            return whole;

        var shared = rest.Terms.Aggregate(divisor, (common, term) => Arithmetic.GreatestCommonDivisor(common, term.Coefficient));
        if (shared > 1)
            return whole + Floor(Map(rest, coefficient => Arithmetic.FloorDivide(coefficient, shared)), divisor / shared);

        return whole + (Merged(rest, divisor) ?? Dim.Of(new Atom.Quotient(rest, divisor)));
    }

    /// <summary><c>⌊(⌊x/b⌋ + y)/d⌋ = ⌊(x + b·y)/(b·d)⌋</c> for integers y, where there is one such quotient only.</summary>
    private static Dim? Merged(Dim dividend, long divisor)
    {
        var inner = dividend.Terms.Where(term => term is { Coefficient: 1, Factors.Count: 1 } && term.Factors[0] is Atom.Quotient).ToList();
        return inner.Count == 1 && inner[0].Factors[0] is Atom.Quotient { Divisor.IsConstant: true } quotient
            ? Floor(quotient.Dividend + ((dividend - Dim.Of(quotient)) * quotient.Divisor), checked(quotient.Divisor.Value * divisor))
            : null;
    }

    /// <summary>Terms that contain the divisor leave the quotient; nothing else is known of an open divisor.</summary>
    private static Dim BySize(Dim dividend, Dim divisor)
    {
        if (dividend == divisor)
            return 1;
        if (divisor.Constant != 0 || divisor.Terms.Count != 1)
            return Dim.Of(new Atom.Quotient(dividend, divisor));

        var parts = dividend.Terms.Select(term => (Term: term, Whole: term.Over(divisor.Terms[0]))).ToList();
        var whole = Dim.Sum(0, parts.Where(part => part.Whole is not null).Select(part => part.Whole!));
        var rest = Dim.Sum(dividend.Constant, parts.Where(part => part.Whole is null).Select(part => part.Term));
        return rest == Dim.Zero ? whole : whole + Dim.Of(new Atom.Quotient(rest, divisor));
    }

    private static Dim Map(Dim dim, Func<long, long> coefficient) =>
        Dim.Sum(coefficient(dim.Constant), dim.Terms.Select(term => term with { Coefficient = coefficient(term.Coefficient) }));
}
