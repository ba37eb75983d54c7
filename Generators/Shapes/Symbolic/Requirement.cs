using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>A part of a precondition: as it is published, and as it is reasoned with.</summary>
internal sealed record Requirement(Condition Condition, Proposition Holds)
{
    /// <summary>A statement as it stands, comparisons in their plainest form.</summary>
    public static Requirement Of(Proposition holds) => holds is Proposition.Compare compare
        ? Of(compare, Plainest(compare.Left - compare.Right, compare.Relation))
        : new(new Condition(holds.ToString(), holds.ToCSharp()), holds);

    private static Requirement Of(Proposition.Compare compare, Dim difference)
    {
        if (compare.Relation == Relation.Equal && Divided(difference) is var (dividend, divisor))
            return new(
                new Condition(
                    $"{divisor.ToFactorString()} divides {dividend}", $"{DimText.CSharp.Factor(dividend)} % {DimText.CSharp.Factor(divisor)} == 0"),
                compare);
        var left = Dim.Sum(Math.Max(0, difference.Constant), difference.Terms.Where(term => term.Coefficient > 0));
        var plain = new Proposition.Compare(left, compare.Relation, left - difference);
        return new(new Condition(plain.ToString(), plain.ToCSharp()), compare);
    }

    /// <summary>Without common factors, the first term positive where the sign says nothing.</summary>
    private static Dim Plainest(Dim difference, Relation relation)
    {
        var reduced = difference.FloorDivide(Math.Max(1, difference.Content));
        return relation != Relation.AtLeast && reduced.Terms.Count > 0 && reduced.Terms[0].Coefficient < 0 ? -reduced : reduced;
    }

    /// <summary>The x and d of <c>x − d·⌊x/d⌋</c>, which is zero where d divides x.</summary>
    private static (Dim Dividend, Dim Divisor)? Divided(Dim difference)
    {
        foreach (var quotient in difference.Terms.SelectMany(term => term.Factors).OfType<Atom.Quotient>())
        {
            var multiple = quotient.Divisor * Dim.Of(quotient);
            foreach (var signed in new[] { difference, -difference })
            {
                if (signed + multiple is var dividend && dividend == quotient.Dividend)
                    return (dividend, quotient.Divisor);
            }
        }

        return null;
    }
}
