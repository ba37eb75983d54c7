using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>How often each of several labels was found, missed, and seen where it was not.</summary>
internal static class Labels
{
    /// <summary>The table.</summary>
    public static Html Render(MultiLabelConfusion confusion) => new Table(
        "Decisions by label",
        [
            new("Label"), new("Found", true), new("Missed", true), new("Wrongly seen", true), new("Rightly not seen", true),
            new("Share of pictures", true),
        ],
        [.. confusion.Labels.Select(label => Row(label, confusion))]).Render();

    private static ImmutableArray<Html> Row(LabelCounts label, MultiLabelConfusion confusion) =>
    [
        label.Label, All([Bar.Of(ConfusionMatrix.Share(label.TruePositives, label.Support), "right"), Readable.Count(label.TruePositives)]),
        Readable.Count(label.FalseNegatives), Readable.Count(label.FalsePositives), Readable.Count(label.TrueNegatives),
        Readable.Percent(ConfusionMatrix.Share(label.Support, confusion.Pictures)),
    ];
}
