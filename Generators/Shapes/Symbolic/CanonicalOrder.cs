using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// The order of what a canonical form is made of: symbols by name, then quotients, extrema, choices. It looks at structure alone, so that
/// arithmetic on sizes writes no text.
/// </summary>
internal static class CanonicalOrder
{
    /// <summary>The order of atoms.</summary>
    public static IComparer<Atom> OfAtoms { get; } = Comparer<Atom>.Create(Compare);

    /// <summary>The order of terms.</summary>
    public static IComparer<Dim> OfDims { get; } = Comparer<Dim>.Create(Compare);

    /// <summary>The order of products, whatever their coefficients are.</summary>
    public static int Compare(EquatableArray<Atom> a, EquatableArray<Atom> b) => Compare(a, b, Compare);

    private static int Compare(Atom a, Atom b) => ReferenceEquals(a, b) ? 0 : (a, b) switch
    {
        (Atom.Symbol left, Atom.Symbol right) => First(
            string.CompareOrdinal(left.Name, right.Name),
            left.Remainder.CompareTo(right.Remainder),
            Compare(left.Multiple, right.Multiple)),
        (Atom.Quotient left, Atom.Quotient right) => First(
            Compare(left.Dividend, right.Dividend), Compare(left.Divisor, right.Divisor), 0),
        (Atom.Extremum left, Atom.Extremum right) => First(
            left.IsLargest.CompareTo(right.IsLargest), Compare(left.Terms, right.Terms, Compare), 0),
        (Atom.Choice left, Atom.Choice right) => First(
            Compare(left.WhenTrue, right.WhenTrue), Compare(left.WhenFalse, right.WhenFalse), Compare(left.Condition, right.Condition)),
        _ => Rank(a).CompareTo(Rank(b)),
    };

    private static int Compare(Proposition a, Proposition b) => (a, b) switch
    {
        (Proposition.Constant left, Proposition.Constant right) => left.Value.CompareTo(right.Value),
        (Proposition.Compare left, Proposition.Compare right) => First(
            left.Relation.CompareTo(right.Relation), Compare(left.Left, right.Left), Compare(left.Right, right.Right)),
        (Proposition.All left, Proposition.All right) => Compare(left.Parts, right.Parts, Compare),
        (Proposition.Any left, Proposition.Any right) => Compare(left.Parts, right.Parts, Compare),
        _ => Rank(a).CompareTo(Rank(b)),
    };

    private static int Compare(Dim a, Dim b) => ReferenceEquals(a, b)
        ? 0
        : First(Compare(a.Terms, b.Terms, Compare), a.Constant.CompareTo(b.Constant), 0);

    private static int Compare(Term a, Term b) => First(Compare(a.Factors, b.Factors), a.Coefficient.CompareTo(b.Coefficient), 0);

    private static int Compare<T>(EquatableArray<T> a, EquatableArray<T> b, Func<T, T, int> compare)
    {
        for (var index = 0; index < a.Count && index < b.Count; index++)
        {
            if (compare(a[index], b[index]) is var order and not 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    private static int First(int a, int b, int c) => a != 0 ? a : b != 0 ? b : c;

    private static int Rank(Atom atom) => atom switch
    {
        Atom.Symbol => 0,
        Atom.Quotient => 1,
        Atom.Extremum => 2,
        Atom.Choice => 3,
        _ => throw new InvalidOperationException($"Unknown atom {atom.GetType().Name}."),
    };

    private static int Rank(Proposition proposition) => proposition switch
    {
        Proposition.Constant => 0,
        Proposition.Compare => 1,
        Proposition.All => 2,
        Proposition.Any => 3,
        _ => throw new InvalidOperationException($"Unknown proposition {proposition.GetType().Name}."),
    };
}
