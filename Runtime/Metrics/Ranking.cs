using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>How well probabilities rank pictures, whatever the threshold: each label against the rest.</summary>
/// <param name="Classes">The curves of each class, in the order of their labels; of a binary task those of the second class alone.</param>
/// <param name="RocArea">
/// Areas under the ROC curves, scikit-learn's <c>roc_auc_score</c> one against the rest. Classes that all pictures have, or none has, have
/// no area and do not count in the macro and weighted means; where none counts these are no numbers.
/// </param>
/// <param name="AveragePrecision">
/// Average precisions, scikit-learn's <c>average_precision_score</c>. A class without pictures counts as 0; <see cref="Averages.Macro"/>
/// is what detection and tagging call mAP.
/// </param>
public sealed record Ranking(ImmutableArray<ClassRanking> Classes, Averages RocArea, Averages AveragePrecision)
{
    /// <summary>The curves and their averages; all scores are sorted once for each class and once together.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="points">At most so many points are kept of a curve, at least 2; areas and averages are those of all points.</param>
    public static Ranking Of(Scores scores, int points = int.MaxValue)
    {
        ImmutableArray<(ClassRanking Ranking, long Support)> classes =
        [
            .. scores.Ranked.Select(label =>
            {
                var counts = ThresholdCounts.Of(scores, label);
                return (
                    new ClassRanking(
                        scores.Classes[label], RocCurve.Of(counts).Thinned(points), PrecisionRecallCurve.Of(counts).Thinned(points)),
                    counts is [.., var all] ? all.TruePositives : 0);
            }),
        ];
        var together = ThresholdCounts.OfAll(scores);
        ImmutableArray<(double Area, long Support)> areas =
            [.. classes.Select(each => (each.Ranking.Roc.Area, each.Support)).Where(each => !double.IsNaN(each.Area))];
        ImmutableArray<(double Precision, long Support)> precisions =
            [.. classes.Select(each => (each.Ranking.PrecisionRecall.AveragePrecision, each.Support))];
        return new(
            [.. classes.Select(each => each.Ranking)],
            new(Mean(areas, _ => 1, double.NaN), Mean(areas, support => support, double.NaN), RocCurve.Of(together).Area),
            new(Mean(precisions, _ => 1, 0), Mean(precisions, support => support, 0), PrecisionRecallCurve.Of(together).AveragePrecision));
    }

    private static double Mean(ImmutableArray<(double Value, long Support)> classes, Func<long, double> weight, double ofNone)
    {
        var sum = classes.Sum(each => weight(each.Support));
        return sum == 0 ? ofNone : classes.Sum(each => weight(each.Support) * each.Value) / sum;
    }
}

/// <summary>The curves of one class.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Roc">True against false positives.</param>
/// <param name="PrecisionRecall">Precision against recall.</param>
public sealed record ClassRanking(string Class, RocCurve Roc, PrecisionRecallCurve PrecisionRecall);

/// <summary>A measure of several classes as one number.</summary>
/// <param name="Macro">Mean over the classes.</param>
/// <param name="Weighted">Mean over the classes, weighted by their pictures.</param>
/// <param name="Micro">Of all decisions taken together.</param>
public readonly record struct Averages(double Macro, double Weighted, double Micro);
