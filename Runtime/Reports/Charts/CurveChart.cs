using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>One curve from side to side.</summary>
/// <param name="Name">What it is, with its measure.</param>
/// <param name="Measure">What the curves are told apart by where there are many: the lowest ones are named.</param>
/// <param name="Points">Its points in [0, 1]², in order.</param>
internal sealed record Curve(string Name, double Measure, ImmutableArray<(double X, double Y)> Points);

/// <summary>
/// Curves in the unit square as SVG. Up to a dozen have a colour and a name each; of more, the six of the lowest measure have, and the rest
/// lie faint behind them.
/// </summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Unit">A word on it.</param>
/// <param name="Across">What is drawn across.</param>
/// <param name="Up">What is drawn up.</param>
/// <param name="Curves">The curves.</param>
/// <param name="Ground">What lies beneath the curves.</param>
internal sealed record CurveChart(string Title, string Unit, string Across, string Up, ImmutableArray<Curve> Curves, Html Ground)
{
    private const int Colours = 6;
    private const int NamedCurves = 2 * Colours;

    /// <summary>Faint curves have no more points than this, so that a hundred classes stay a small file.</summary>
    private const int FaintPoints = 40;

    /// <summary>The chart.</summary>
    public Html Render()
    {
        var named = Curves.Length <= NamedCurves ? Curves : [.. Curves.OrderBy(curve => curve.Measure).Take(Colours)];
        ImmutableArray<Curve> faint = [.. Curves.Except(named)];
        ImmutableArray<(string Style, string Name)> legend = [.. named.Select((curve, index) => (Style(index), curve.Name))];
        return Tag("figure",
            Tag("figcaption", Tag("strong", Title), " ", Tag("span", Unit).Class("muted")),
            Drawing.Legend(faint.IsEmpty ? legend : [.. legend, ("faint", $"the other {faint.Length} classes")]),
            Square.Render(
                Across,
                Up,
                $"{Title}. " + string.Join(" ", named.Select(curve => curve.Name + ".")),
                All([
                    Ground,
                    .. faint.Select(curve => Draw(curve with { Points = Some(curve.Points) }, "faint")),
                    .. named.Select((curve, index) => Draw(curve, Style(index))).Reverse(),
                ]))).Class("chart");
    }

    private static string Style(int index) => $"c{(index % Colours) + 1}{(index < Colours ? "" : " dashed")}";

    private static Html Draw(Curve curve, string style) => Tag("g",
        Tag("title", curve.Name),
        Tag("path").With("d", Drawing.Path([.. curve.Points.Select(point => (Square.X(point.X), Square.Y(point.Y)))])).Class("line " + style));

    private static ImmutableArray<(double X, double Y)> Some(ImmutableArray<(double X, double Y)> points) =>
        [.. points.Where((_, index) => index == points.Length - 1 || index % ((points.Length / FaintPoints) + 1) == 0)];
}
