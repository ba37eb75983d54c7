using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// The receiver operating characteristic of a label against the rest, as scikit-learn's <c>roc_curve</c> has it: a point
/// amid two equal steps is left out. Where all pictures have the label, or none has, there is no curve: no points, and an area
/// that is no number.
/// </summary>
/// <param name="Points">From (0, 0), which nothing passes, to (1, 1), which everything does.</param>
/// <param name="Area">
/// Area under the whole curve by trapezoids, in [0, 1]: the probability that a picture with the label outranks one without.
/// </param>
public sealed record RocCurve(ImmutableArray<RocPoint> Points, double Area)
{
    /// <summary>The curve of one label.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="label">The label, in [0, K).</param>
    public static RocCurve Of(Scores scores, int label) => Of(ThresholdCounts.Of(scores, label));

    /// <summary>The same curve by at most so many points, evenly along it; the area stays that of the whole.</summary>
    /// <param name="limit">At least 2.</param>
    public RocCurve Thinned(int limit) =>
        this with { Points = Thinning.Along(Points, point => (point.FalsePositiveRate, point.TruePositiveRate), limit) };

    /// <summary>The curve of counts.</summary>
    internal static RocCurve Of(ImmutableArray<ThresholdCounts> counts)
    {
        if (counts is not [.., { TruePositives: > 0 and var positives, FalsePositives: > 0 and var negatives }])
            return new([], double.NaN);
        ImmutableArray<ThresholdCounts> all = [new(float.PositiveInfinity, 0, 0), .. counts];

        // Twice the area in units of one pair of pictures: a whole number, so nothing is lost to rounding.
        var doubled = Int128.Zero;
        for (var index = 1; index < all.Length; index++)
        {
            doubled += (Int128)(all[index].FalsePositives - all[index - 1].FalsePositives)
                * (all[index].TruePositives + all[index - 1].TruePositives);
        }
        return new(
            [
                .. all.Where((_, index) => index <= 1 || index == all.Length - 1 || Turns(all, index))
                    .Select(count => new RocPoint(
                        (double)count.FalsePositives / negatives, (double)count.TruePositives / positives, count.Threshold)),
            ],
            (double)doubled / 2 / ((double)positives * negatives));
    }

    /// <summary>Whether the steps before and after a point differ.</summary>
    private static bool Turns(ImmutableArray<ThresholdCounts> all, int index)
    {
        var (before, here, after) = (all[index - 1], all[index], all[index + 1]);
        return after.FalsePositives - here.FalsePositives != here.FalsePositives - before.FalsePositives
            || after.TruePositives - here.TruePositives != here.TruePositives - before.TruePositives;
    }
}

/// <summary>A point of a <see cref="RocCurve"/>.</summary>
/// <param name="FalsePositiveRate">Of the pictures without the label, the share found.</param>
/// <param name="TruePositiveRate">Of the pictures with the label, the share found.</param>
/// <param name="Threshold">The lowest probability of what is found; infinite where nothing is.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold);
