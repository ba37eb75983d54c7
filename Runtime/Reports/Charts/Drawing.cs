using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>What all charts are drawn with.</summary>
internal static class Drawing
{
    /// <summary>A text at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Its place from the left.</param>
    /// <param name="y">Its baseline from the top.</param>
    /// <param name="anchor">What of it is at the place: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
    public static Element Label(string text, double x, double y, string anchor) =>
        Tag("text", text).With("x", x).With("y", y).With("text-anchor", anchor);

    /// <summary>A text that reads upwards, its middle at a place.</summary>
    public static Element Upright(string text, double x, double y) => Tag("text", text).With("text-anchor", "middle")
        .With("transform", FormattableString.Invariant($"translate({x:0.##} {y:0.##}) rotate(-90)"));

    /// <summary>A path through places; it breaks where one is missing.</summary>
    public static string Path(params ReadOnlySpan<(double X, double Y)> places)
    {
        var steps = new List<string>();
        var drawing = false;
        foreach (var (x, y) in places)
        {
            if (double.IsFinite(y))
                steps.Add(FormattableString.Invariant($"{(drawing ? 'L' : 'M')}{x:0.##} {y:0.##}"));
            drawing = double.IsFinite(y);
        }

        return string.Join("", steps);
    }

    /// <summary>What the lines of a chart are, each with a piece of it.</summary>
    /// <param name="lines">The lines' classes in the style sheet, and their names.</param>
    public static Html Legend(IEnumerable<(string Style, string Name)> lines) => Tag("ul", [.. lines.Select(line => Tag("li",
        Tag("svg", Tag("path").With("d", "M0 5H26").Class("line " + line.Style))
            .With("viewBox", "0 0 26 10").With("width", 26).With("height", 10).With("aria-hidden", "true"),
        line.Name))]).Class("legend");
}
