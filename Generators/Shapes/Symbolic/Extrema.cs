using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>The canonical form of minima and maxima: flat, ordered, without terms that another one is known to beat.</summary>
internal static class Extrema
{
    /// <summary>The larger or the smaller of two.</summary>
    public static Dim Of(bool isLargest, Dim a, Dim b)
    {
        var terms = Operands(isLargest, a).Concat(Operands(isLargest, b)).Distinct()
            .Aggregate(Enumerable.Empty<Dim>(), (kept, term) => Insert(isLargest, kept.ToList(), term))
            .OrderBy(term => term, CanonicalOrder.OfDims)
            .ToEquatableArray();
        return terms.Count == 1 ? terms[0] : Dim.Of(new Atom.Extremum(isLargest, terms));
    }

    private static IEnumerable<Dim> Operands(bool isLargest, Dim dim) =>
        dim.Single is Atom.Extremum extremum && extremum.IsLargest == isLargest
            ? extremum.Terms
            : [dim];

    private static List<Dim> Insert(bool isLargest, List<Dim> kept, Dim term) =>
        kept.Any(other => Beats(isLargest, other, term))
            ? kept
            : [.. kept.Where(other => !Beats(isLargest, term, other)), term];

    private static bool Beats(bool isLargest, Dim a, Dim b)
    {
        var difference = a - b;
        return difference.IsConstant && (isLargest ? difference.Value >= 0 : difference.Value <= 0);
    }
}
