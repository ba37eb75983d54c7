using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Colour">Which of the style sheet's colours, from 1.</param>
/// <param name="Dashed">Broken, so that it can be told from its like without colour.</param>
/// <param name="Points">Its values by epoch, in order.</param>
internal sealed record Line(string Name, int Colour, bool Dashed, ImmutableArray<(int Epoch, double Value)> Points)
{
    /// <summary>Its classes in the style sheet.</summary>
    public string Style => $"c{Colour}{(Dashed ? " dashed" : "")}";
}

/// <summary>Lines over epochs as SVG, with axes, a legend, and the values of the epoch under the pointer; no script.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Unit">In what it is measured.</param>
/// <param name="Lines">The lines, each of at least one epoch.</param>
/// <param name="Ceiling">The highest value that makes sense.</param>
/// <param name="Write">Writes a value.</param>
/// <param name="WriteTick">Writes a round value at the axis.</param>
internal sealed record LineChart(
    string Title, string Unit, ImmutableArray<Line> Lines, double Ceiling, Func<double, string> Write, Func<double, string> WriteTick)
{
    private const double Width = 480;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = Width - 14;
    private const double Top = 12;
    private const double Bottom = Height - 42;

    /// <summary>As many characters of a line's name are shown under the pointer; its stroke tells it apart.</summary>
    private const int TipCharacters = 28;

    /// <summary>The mean width of a character in the widest of the usual fonts: SVG cannot fit a frame to a text.</summary>
    private const double WidestCharacter = 7.1;

    /// <summary>With more epochs than this a mark at each would hide the line.</summary>
    private const int MarkedEpochs = 40;

    /// <summary>The chart.</summary>
    public Html Render()
    {
        ImmutableArray<int> epochs = [.. Lines.SelectMany(line => line.Points).Select(point => point.Epoch).Distinct().Order()];
        var across = Axis.Epochs(epochs);
        var up = Axis.Around(Lines.SelectMany(line => line.Points).Select(point => point.Value), floor: 0, Ceiling);
        var plot = new Plot(across, up);
        return Tag("figure",
            Tag("figcaption", Tag("strong", Title), " ", Tag("span", Unit).Class("muted")),
            Drawing.Legend(Lines.Select(line => (line.Style, line.Name))),
            Tag("svg",
                Grid(plot),
                All(Lines.Select(line => Draw(line, plot, epochs.Length <= MarkedEpochs))),
                All(epochs.Select(epoch => Hover(epoch, plot, (Right - Left) / Math.Max(1, epochs.Length - 1)))))
                .Class("lines").With("viewBox", $"0 0 {Width} {Height}").With("role", "img").With("aria-label", Description()),
            Missing()).Class("chart");
    }

    private Html Grid(Plot plot) => Tag("g",
        All(plot.Up.Ticks.Select(tick => All([
            Tag("path").With("d", Drawing.Path((Left, plot.Y(tick)), (Right, plot.Y(tick)))).Class("grid"),
            Drawing.Label(WriteTick(tick), Left - 8, plot.Y(tick) + 4, "end"),
        ]))),
        All(plot.Across.Ticks.Select(tick => All([
            Tag("path").With("d", Drawing.Path((plot.X(tick), Bottom), (plot.X(tick), Bottom + 4))).Class("axis"),
            Drawing.Label(Readable.Short(tick), plot.X(tick), Bottom + 18, "middle"),
        ]))),
        Tag("path").With("d", Drawing.Path((Left, Bottom), (Right, Bottom))).Class("axis"),
        Drawing.Label("epoch", (Left + Right) / 2, Height - 6, "middle"));

    private static Html Draw(Line line, Plot plot, bool marked)
    {
        ImmutableArray<(double X, double Y)> places =
            [.. line.Points.Select(point => Axis.CanShow(point.Value) ? plot.Place(point) : (plot.X(point.Epoch), double.NaN))];
        return Tag("g",
            Tag("path").With("d", Drawing.Path([.. places])).Class("line " + line.Style),
            marked || places.Length == 1
                ? All(places.Where(place => double.IsFinite(place.Y)).Select(place => Mark(place, 2.6, line)))
                : Nothing);
    }

    private Html Hover(int epoch, Plot plot, double column)
    {
        ImmutableArray<(Line Line, (int Epoch, double Value) Point)> here =
            [.. Lines.SelectMany(line => line.Points.Where(point => point.Epoch == epoch).Select(point => (line, point)))];
        var x = plot.X(epoch);
        var rows = here.Select(row => $"{Write(row.Point.Value)} {Readable.Shortened(row.Line.Name, TipCharacters)}").Prepend($"epoch {epoch}").ToList();
        var width = (rows.Max(row => row.Length) * WidestCharacter) + 28;
        var start = Math.Clamp(x < (Left + Right) / 2 ? x + 8 : x - 8 - width, 0, Math.Max(0, Width - width));
        var (left, right) = (Math.Max(Left, x - (column / 2)), Math.Min(Right, x + (column / 2)));
        return Tag("g",
            Tag("rect").With("x", left).With("y", Top).With("width", right - left).With("height", Bottom - Top).Class("reach"),
            Tag("g",
                Tag("path").With("d", Drawing.Path((x, Top), (x, Bottom))).Class("axis"),
                All(here.Where(row => Axis.CanShow(row.Point.Value)).Select(row => Mark(plot.Place(row.Point), 4.2, row.Line))),
                Tag("rect").With("x", start).With("y", Top + 2).With("width", width).With("height", (rows.Count * 16) + 10).With("rx", 4).Class("tip"),
                All(rows.Select((row, index) => Drawing.Label(row, start + 22, Top + 19 + (index * 16), "start"))),
                All(here.Select((row, index) => Tag("path").Class("line " + row.Line.Style)
                    .With("d", Drawing.Path((start + 5, Top + 31 + (index * 16)), (start + 18, Top + 31 + (index * 16))))))).Class("shown"))
            .Class("hover");
    }

    private static Html Mark((double X, double Y) place, double radius, Line line) =>
        Tag("circle").With("cx", place.X).With("cy", place.Y).With("r", radius).Class($"mark c{line.Colour}");

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    private string Description() => $"{Title} by epoch. " + string.Join(" ", Lines.Select(line =>
        $"{line.Name}: {Write(line.Points[0].Value)} in epoch {line.Points[0].Epoch}, {Write(line.Points[^1].Value)} in epoch {line.Points[^1].Epoch}."));

    private Html Missing()
    {
        ImmutableArray<string> gaps =
        [
            .. from line in Lines
               let missing = line.Points.Where(point => !Axis.CanShow(point.Value)).Select(point => point.Epoch).ToList()
               where missing.Count > 0
               select $"{line.Name} is not a finite number in {missing.Count} of {line.Points.Length} epochs, first in epoch {missing[0]}.",
        ];
        return gaps.IsEmpty ? Nothing : Tag("p", string.Join(" ", gaps)).Class("note");
    }

    /// <summary>The two axes on the paper.</summary>
    private sealed record Plot(Axis Across, Axis Up)
    {
        public double X(double epoch) => Across.Place(epoch, Left, Right);

        public double Y(double value) => Up.Place(value, Bottom, Top);

        public (double X, double Y) Place((int Epoch, double Value) point) => (X(point.Epoch), Y(point.Value));
    }
}
