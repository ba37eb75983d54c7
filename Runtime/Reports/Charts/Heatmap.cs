using DeclarativeNet.Metrics;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>
/// A confusion matrix as SVG: a row a true class, a column a predicted one. A cell is the darker, the larger its share of the row; right
/// ones have one hue and wrong ones another, both told apart by the colour-blind. Up to a dozen classes the numbers stand in the cells,
/// with more they are shown under the pointer.
/// </summary>
internal static class Heatmap
{
    private const int NumberedClasses = 12;
    private const int LabelCharacters = 16;

    /// <summary>From these opacities on white figures stand out by more than black ones, which do so by 4.5 to 1 up to there.</summary>
    private const double StrongRight = 0.83;
    private const double StrongWrong = 0.92;

    /// <summary>The matrix.</summary>
    public static Html Render(ConfusionMatrix confusion)
    {
        var layout = Layout.For(confusion);
        return Tag("svg",
            Tag("rect").Class("ground").With("x", layout.Label).With("y", layout.Label)
                .With("width", layout.Side - layout.Label).With("height", layout.Side - layout.Label),
            All(confusion.Classes.Select((name, label) => Labels(name, label, layout))),
            All(Cells(confusion).Select(cell => Draw(cell, confusion, layout))))
            .Class("heatmap").With("viewBox", FormattableString.Invariant($"0 0 {layout.Side:0.##} {layout.Side:0.##}"))
            .With("style", FormattableString.Invariant($"max-width:{layout.Side:0}px;min-width:{Math.Min(layout.Side, 520):0}px"))
            .With("role", "img").With("aria-label", Description(confusion));
    }

    /// <summary>Cells with nothing in them are left to the ground, so that a hundred classes stay a small file.</summary>
    private static IEnumerable<Cell> Cells(ConfusionMatrix confusion) =>
        from truth in Enumerable.Range(0, confusion.Classes.Length)
        let support = confusion.Support(truth)
        where support > 0
        from prediction in Enumerable.Range(0, confusion.Classes.Length)
        let count = confusion[truth, prediction]
        where count > 0
        select new Cell(truth, prediction, count, (double)count / support);

    private static Html Draw(Cell cell, ConfusionMatrix confusion, Layout layout)
    {
        var right = cell.Truth == cell.Prediction;

        // Errors are few beside what is right: the root lifts them into view.
        var opacity = Math.Max(0.03, right ? cell.Share : Math.Sqrt(cell.Share));
        var (x, y) = (layout.Place(cell.Prediction), layout.Place(cell.Truth));
        var says = $"{confusion.Classes[cell.Truth]} taken for {confusion.Classes[cell.Prediction]}: "
            + $"{Readable.Count(cell.Count)} ({Readable.Percent(cell.Share)} of the class)";
        return Tag("g",
            Tag("title", says),
            Tag("rect").With("x", x).With("y", y).With("width", layout.Cell - layout.Gap).With("height", layout.Cell - layout.Gap)
                .Class(right ? "right" : "wrong").With("fill-opacity", opacity),
            layout.Numbered ? All([
                Figure(Readable.Count(cell.Count), x, y, 0.46, "count"),
                Figure(Readable.Percent(cell.Share), x, y, 0.76, "share"),
            ]) : Nothing).Class(opacity >= (right ? StrongRight : StrongWrong) ? "strong" : "faint");

        Html Figure(string text, double left, double top, double height, string kind) => Tag("text", text).Class(kind)
            .With("x", left + (layout.Cell / 2)).With("y", top + (layout.Cell * height)).With("text-anchor", "middle");
    }

    private static Html Labels(string name, int label, Layout layout)
    {
        var (middle, edge) = (layout.Place(label) + (layout.Cell * 0.5), layout.Label - 6);
        var baseline = layout.Font * 0.35;
        return All([
            Text(edge, middle + baseline).With("text-anchor", "end"),
            Text(0, 0).With("transform", FormattableString.Invariant($"translate({middle + baseline:0.##} {edge:0.##}) rotate(-90)")),
        ]);

        Element Text(double x, double y) => Tag("text", Tag("title", name), Readable.Shortened(name, LabelCharacters))
            .With("x", x).With("y", y).With("style", FormattableString.Invariant($"font-size:{layout.Font:0.#}px"));
    }

    private static string Description(ConfusionMatrix confusion) =>
        $"Confusion matrix of {confusion.Classes.Length} classes, rows true, columns predicted. "
        + string.Join(" ", confusion.Classes.Select((name, label) => $"{name}: {confusion[label, label]} of {confusion.Support(label)} right."));

    private sealed record Cell(int Truth, int Prediction, long Count, double Share);

    /// <param name="Cell">A cell's side, its gap included.</param>
    /// <param name="Gap">Room between cells.</param>
    /// <param name="Font">Size of the classes' names.</param>
    /// <param name="Label">Room for the classes' names.</param>
    /// <param name="Side">The whole's side.</param>
    /// <param name="Numbered">Whether the numbers stand in the cells.</param>
    private sealed record Layout(double Cell, double Gap, double Font, double Label, double Side, bool Numbered)
    {
        public double Place(int label) => Label + (label * Cell);

        public static Layout For(ConfusionMatrix confusion)
        {
            var classes = confusion.Classes.Length;
            var numbered = classes <= NumberedClasses;
            var cell = numbered ? 62 : Math.Clamp(900.0 / classes, 8, 40);
            var font = Math.Clamp(cell * 0.8, 6.5, 13);
            var longest = confusion.Classes.Select(name => Math.Min(name.Length, LabelCharacters)).DefaultIfEmpty(0).Max();
            var label = (longest * font * 0.62) + 12;
            return new(cell, cell < 14 ? 0.5 : 2, font, label, label + (classes * cell), numbered);
        }
    }
}
