using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>What is taken for what: the matrix, and its most frequent errors in words.</summary>
internal static class Confusion
{
    private const int Pairs = 10;

    /// <summary>Both, side by side where there is room.</summary>
    public static Html Render(ConfusionMatrix confusion) => Tag("div",
        Tag("figure",
            Tag("figcaption",
                "Rows are true classes, columns predicted ones. ",
                Tag("span", Tag("span").Class("patch right").With("aria-hidden", "true"), "right"), " ",
                Tag("span", Tag("span").Class("patch wrong").With("aria-hidden", "true"), "wrong"),
                "; the stronger, the larger the share of the row.").Class("muted"),
            Tag("div", Heatmap.Render(confusion)).Class("scroll").With("role", "region").With("aria-label", "Confusion matrix").With("tabindex", "0")),
        Tag("div", Tag("h4", "Most confused"), Worst(confusion.MostConfused(Pairs)))).Class("confusion");

    private static Html Worst(ImmutableArray<ConfusedPair> pairs) => pairs.IsEmpty
        ? Tag("p", "No picture is taken for another class.").Class("note")
        : Tag("ol", [.. pairs.Select(pair => Tag("li",
            Tag("span", Tag("b", pair.Truth), " taken for ", Tag("b", pair.Prediction)),
            Tag("span", $"{Readable.Count(pair.Count)} of {Readable.Count(pair.Support)} ({Readable.Percent(pair.Share)})").Class("muted"),
            Bar.Of(pair.Share, "wrong")))]).Class("pairs");
}
