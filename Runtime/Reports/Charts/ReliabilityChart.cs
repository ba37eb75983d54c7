using DeclarativeNet.Metrics;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>
/// A reliability diagram as SVG: a bar for each bin, as high as the share that was right, with a mark at the mean confidence, where it
/// would end if the network knew itself. A bar is the fainter, the fewer predictions it stands for.
/// </summary>
internal static class ReliabilityChart
{
    private const double FaintestBar = 0.15;
    private const double StrongestBar = 0.85;

    /// <summary>The chart.</summary>
    /// <param name="reliability">The bins.</param>
    /// <param name="right">What share is drawn up.</param>
    public static Html Render(Reliability reliability, string right) => Tag("figure",
        Tag("figcaption", Tag("strong", "Reliability"), " ",
            Tag("span", $"expected calibration error {Readable.Percent(reliability.ExpectedError)}, "
                + $"at most {Readable.Percent(reliability.MaximumError)}").Class("muted")),
        Drawing.Legend([("c1 thick", right), ("c2 thick", "mean confidence"), ("diagonal", "as often right as it says")]),
        Square.Render(
            "confidence",
            right,
            $"Reliability diagram of {reliability.Bins.Length} bins, expected calibration error {Readable.Percent(reliability.ExpectedError)}.",
            All([.. reliability.Bins.Where(bin => bin.Count > 0).Select(bin => Draw(bin, reliability)), Square.Diagonal]))).Class("chart");

    private static Html Draw(ReliabilityBin bin, Reliability reliability)
    {
        var (left, end) = (Square.X(bin.From) + 1, Square.X(bin.To) - 1);
        var opacity = FaintestBar
            + ((StrongestBar - FaintestBar) * Math.Sqrt((double)bin.Count / reliability.Bins.Max(each => each.Count)));
        return Tag("g",
            Tag("title", $"{Readable.Percent(bin.From)} to {Readable.Percent(bin.To)}: "
                + $"{Readable.Count(bin.Count)} {(bin.Count == 1 ? "prediction" : "predictions")}, "
                + $"confidence {Readable.Percent(bin.Confidence)}, right {Readable.Percent(bin.Accuracy)}"),
            Tag("rect").With("x", left).With("y", Square.Y(bin.Accuracy)).With("width", end - left)
                .With("height", Square.Y(0) - Square.Y(bin.Accuracy)).With("fill-opacity", opacity).Class("bin"),
            Tag("path").With("d", Drawing.Path((left, Square.Y(bin.Accuracy)), (end, Square.Y(bin.Accuracy)))).Class("line c1"),
            Tag("path").With("d", Drawing.Path((left, Square.Y(bin.Confidence)), (end, Square.Y(bin.Confidence)))).Class("line c2"))
            .Class("reliability");
    }
}
