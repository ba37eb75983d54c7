using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>What every threshold would give: ROC and precision–recall curves of the classes, each against the rest.</summary>
internal static class Rankings
{
    /// <summary>Both charts.</summary>
    public static Html Render(Ranking ranking)
    {
        ImmutableArray<string> without = [.. ranking.Classes.Where(each => each.Roc.Points.IsEmpty).Select(each => each.Class)];
        ImmutableArray<ClassRanking> drawn = [.. ranking.Classes.Where(each => !each.Roc.Points.IsEmpty)];
        return All([
            drawn.IsEmpty ? Nothing : Tag("div", Roc(drawn, ranking), PrecisionRecall(drawn, ranking)).Class("charts"),
            without.IsEmpty ? Nothing : Tag("p", Undefined(without)).Class("note"),
        ]);
    }

    private static Html Roc(ImmutableArray<ClassRanking> classes, Ranking ranking) => new CurveChart(
        "ROC",
        $"area under the curve{Mean(classes, ranking.RocArea.Macro)}",
        "false positive rate",
        "true positive rate",
        [
            .. classes.Select(each => new Curve(
                $"{each.Class} {Readable.Fixed(each.Roc.Area)}",
                each.Roc.Area,
                [.. each.Roc.Points.Select(point => (point.FalsePositiveRate, point.TruePositiveRate))])),
        ],
        Square.Diagonal).Render();

    private static Html PrecisionRecall(ImmutableArray<ClassRanking> classes, Ranking ranking) => new CurveChart(
        "Precision and recall",
        $"average precision{Mean(classes, ranking.AveragePrecision.Macro)}",
        "recall",
        "precision",
        [
            .. classes.Select(each => new Curve(
                $"{each.Class} {Readable.Fixed(each.PrecisionRecall.AveragePrecision)}",
                each.PrecisionRecall.AveragePrecision,
                Steps(each.PrecisionRecall.Points))),
        ],
        Nothing).Render();

    private static string Mean(ImmutableArray<ClassRanking> classes, double mean) =>
        classes.Length == 1 ? "" : $", in the mean {Readable.Fixed(mean)}";

    /// <summary>Precision as a step over the recall gained with it: what the average precision is the area under.</summary>
    private static ImmutableArray<(double X, double Y)> Steps(ImmutableArray<PrecisionRecallPoint> points) =>
    [
        .. points.Zip(points.Skip(1), (before, here) => new[] { (before.Recall, here.Precision), (here.Recall, here.Precision) })
            .SelectMany(step => step),
    ];

    private static string Undefined(ImmutableArray<string> classes) =>
        $"No curve where all pictures are of a class, or none is: {string.Join(", ", classes.Take(8))}"
        + (classes.Length > 8 ? $" and {classes.Length - 8} more." : ".");
}
