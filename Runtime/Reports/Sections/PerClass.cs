using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using DeclarativeNet.Training;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Precision, recall, F1 and ranks of every class, and their averages.</summary>
internal static class PerClass
{
    /// <summary>The table.</summary>
    public static Html Render(Evaluation evaluation)
    {
        var (report, ranking) = (evaluation.Decisions.Report, evaluation.Ranking);
        return new Table(
            "Measures by class",
            [
                new("Class"), new("Precision", true), new("Recall", true), new("F1", true), new("ROC area", true), new("Average precision", true),
                new("Support", true),
            ],
            [
                .. report.Classes.Select((row, label) => Row(
                    row.Class,
                    row.Score,
                    Rank(evaluation, label) is { } rank ? (rank.Roc.Area, rank.PrecisionRecall.AveragePrecision) : null,
                    Readable.Count(row.Support),
                    Bar.Of(row.Score.F1, "right"))),
            ])
        {
            Totals =
            [
                Row("Macro average", report.Macro, (ranking.RocArea.Macro, ranking.AveragePrecision.Macro), "", Nothing),
                Row("Weighted average", report.Weighted, (ranking.RocArea.Weighted, ranking.AveragePrecision.Weighted), "", Nothing),
                evaluation.Decisions is Decisions.MultiLabel
                    ? Row("Micro average", report.Micro, (ranking.RocArea.Micro, ranking.AveragePrecision.Micro), "", Nothing)
                    : ["Accuracy", "", "", Readable.Fixed(report.Accuracy), "", "", Readable.Count(evaluation.Decisions.Pictures)],
            ],
        }.Render();
    }

    /// <summary>The ranks by a class, if there are: of a binary task the second class alone has some.</summary>
    private static ClassRanking? Rank(Evaluation evaluation, int label) => evaluation.Task switch
    {
        LearningTask.Binary => label == 1 ? evaluation.Ranking.Classes[0] : null,
        _ => evaluation.Ranking.Classes[label],
    };

    private static ImmutableArray<Html> Row(string name, Score score, (double Area, double Precision)? rank, string support, Html bar) =>
    [
        name, Readable.Fixed(score.Precision), Readable.Fixed(score.Recall), All([bar, Readable.Fixed(score.F1)]),
        rank is { } ranked ? Readable.Fixed(ranked.Area) : "", rank is { } measured ? Readable.Fixed(measured.Precision) : "", support,
    ];
}
