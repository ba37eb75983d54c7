using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// The order of what a canonical form is made of: symbols by name, then quotients, then extrema. It looks at structure alone, so that
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
            string.CompareOrdinal(left.Name, right.Name), left.Remainder.CompareTo(right.Remainder), Compare(left.Multiple, right.Multiple)),
        (Atom.Quotient left, Atom.Quotient right) => First(
            Compare(left.Dividend, right.Dividend), Compare(left.Divisor, right.Divisor), 0),
        (Atom.Extremum left, Atom.Extremum right) => First(
            left.IsLargest.CompareTo(right.IsLargest), Compare(left.Terms, right.Terms, Compare), 0),
        _ => Rank(a).CompareTo(Rank(b)),
    };

    private static int Compare(Dim a, Dim b) => ReferenceEquals(a, b) ? 0 : First(Compare(a.Terms, b.Terms, Compare), a.Constant.CompareTo(b.Constant), 0);

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
        _ => throw new InvalidOperationException($"Unknown atom {atom.GetType().Name}."),
    };
}
