using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Precision, recall and F1 of every class, and their averages.</summary>
internal static class PerClass
{
    /// <summary>The table.</summary>
    public static Html Render(Decisions decisions)
    {
        var report = decisions.Report;
        return new Table(
            "Measures by class",
            [new("Class"), new("Precision", true), new("Recall", true), new("F1", true), new("Support", true)],
            [.. report.Classes.Select(row => Row(row.Class, row.Score, Readable.Count(row.Support), Bar.Of(row.Score.F1, "right")))])
        {
            Totals =
            [
                Row("Macro average", report.Macro, "", Nothing),
                Row("Weighted average", report.Weighted, "", Nothing),
                ["Accuracy", "", "", Readable.Fixed(report.Accuracy), Readable.Count(decisions.Pictures)],
            ],
        }.Render();
    }

    private static ImmutableArray<Html> Row(string name, Score score, string support, Html bar) =>
        [name, Readable.Fixed(score.Precision), Readable.Fixed(score.Recall), All([bar, Readable.Fixed(score.F1)]), support];
}
