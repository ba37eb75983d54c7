using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// Precision against recall of a label, as scikit-learn's <c>precision_recall_curve</c> and <c>average_precision_score</c> have them.
/// Where no picture has the label there is no curve: no points, and an average precision of 0.
/// </summary>
/// <param name="Points">By rising recall, from recall 0 with precision 1 to recall 1.</param>
/// <param name="AveragePrecision">Mean of the precisions, each weighted by the gain in recall; nothing is interpolated. In [0, 1].</param>
public sealed record PrecisionRecallCurve(ImmutableArray<PrecisionRecallPoint> Points, double AveragePrecision)
{
    /// <summary>The curve of one label.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="label">The label, in [0, K).</param>
    public static PrecisionRecallCurve Of(Scores scores, int label) => Of(ThresholdCounts.Of(scores, label));

    /// <summary>The same curve by at most so many points, evenly along it; the average precision stays that of the whole.</summary>
    /// <param name="limit">At least 2.</param>
    public PrecisionRecallCurve Thinned(int limit) =>
        this with { Points = Thinning.Along(Points, point => (point.Recall, point.Precision), limit) };

    /// <summary>The curve of counts.</summary>
    internal static PrecisionRecallCurve Of(ImmutableArray<ThresholdCounts> counts)
    {
        if (counts is not [.., { TruePositives: > 0 and var positives }])
            return new([], 0);
        ImmutableArray<PrecisionRecallPoint> points =
        [
            new(0, 1, double.PositiveInfinity),
            .. counts.Select(count => new PrecisionRecallPoint(
                (double)count.TruePositives / positives,
                ConfusionMatrix.Share(count.TruePositives, count.TruePositives + count.FalsePositives),
                count.Threshold)),
        ];
        return new(points, points.Zip(points.Skip(1), (before, here) => (here.Recall - before.Recall) * here.Precision).Sum());
    }
}

/// <summary>A point of a <see cref="PrecisionRecallCurve"/>.</summary>
/// <param name="Recall">Of the pictures with the label, the share found.</param>
/// <param name="Precision">Of the pictures found, the share with the label.</param>
/// <param name="Threshold">The lowest probability of what is found; infinite where nothing is.</param>
public readonly record struct PrecisionRecallPoint(double Recall, double Precision, double Threshold);
