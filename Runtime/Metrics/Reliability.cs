using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// Whether the network is right as often as it says: predictions by their confidence, in bins of equal width (Guo et al., "On Calibration
/// of Modern Neural Networks", 2017). The confidence is the probability of the class predicted, and it is right where that is the
/// picture's; of several labels each counts on its own, with its probability, and is right where the picture has it.
/// </summary>
/// <param name="Bins">The bins, by rising confidence; together they are (0, 1], the first with 0.</param>
public sealed record Reliability(ImmutableArray<ReliabilityBin> Bins)
{
    /// <summary>How many bins there are where nothing else is said; Guo et al. take as many.</summary>
    public const int UsualBins = 15;

    /// <summary>Predictions counted.</summary>
    public long Count => Bins.Sum(bin => bin.Count);

    /// <summary>
    /// Expected calibration error: mean of the bins' errors, weighted by their counts; in [0, 1], 0 where nothing is counted.
    /// </summary>
    public double ExpectedError => Count == 0 ? 0 : Bins.Sum(bin => bin.Count * bin.Error) / Count;

    /// <summary>Maximum calibration error: the largest error of a bin; in [0, 1], 0 where nothing is counted.</summary>
    public double MaximumError => Bins.Select(bin => bin.Error).DefaultIfEmpty(0).Max();

    /// <summary>Counts predictions.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    public static Reliability Of(Scores scores, int bins = UsualBins)
    {
        var builder = new Builder(bins);
        for (var picture = 0; picture < scores.Count; picture++)
        {
            switch (scores)
            {
                case Scores.SingleLabel single:
                    var best = single.Best(picture);
                    builder.Add(single.Probability(picture, best), single.Labels[picture] == best);
                    break;
                case Scores.MultiLabel several:
                    for (var label = 0; label < several.Classes.Length; label++)
                        builder.Add(several.Probability(picture, label), several.Is(picture, label));
                    break;
            }
        }
        return builder.ToImmutable();
    }

    /// <summary>Counts a stream of predictions in place. It has one owner; what leaves it is immutable.</summary>
    public sealed class Builder
    {
        private readonly ReliabilityBin[] bins;

        /// <summary>Empty bins.</summary>
        /// <param name="count">How many, at least 1.</param>
        public Builder(int count = UsualBins)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            var width = 1.0 / count;
            bins =
            [
                .. Enumerable.Range(0, count).Select(bin =>
                    new ReliabilityBin(bin * width, bin == count - 1 ? 1 : (bin + 1) * width, 0, 0, 0)),
            ];
        }

        /// <summary>Counts one prediction.</summary>
        /// <param name="confidence">What it was given, in [0, 1].</param>
        /// <param name="right">Whether it was right.</param>
        public void Add(double confidence, bool right)
        {
            var place = 0;
            while (place < bins.Length - 1 && confidence > bins[place].To)
                place++;
            var bin = bins[place];
            bins[place] = bin with
            {
                Count = bin.Count + 1,
                Right = bin.Right + (right ? 1 : 0),
                ConfidenceSum = bin.ConfidenceSum + confidence,
            };
        }

        /// <summary>What is counted so far; counting may go on.</summary>
        public Reliability ToImmutable() => new([.. bins]);
    }
}

/// <summary>Predictions of about the same confidence.</summary>
/// <param name="From">Confidences above this, in [0, 1).</param>
/// <param name="To">Up to this, in (0, 1].</param>
/// <param name="Count">How many.</param>
/// <param name="Right">How many of them were right.</param>
/// <param name="ConfidenceSum">Sum of their confidences.</param>
public sealed record ReliabilityBin(double From, double To, long Count, long Right, double ConfidenceSum)
{
    /// <summary>Share that was right, in [0, 1]; 0 where the bin is empty.</summary>
    public double Accuracy => ConfusionMatrix.Share(Right, Count);

    /// <summary>Mean confidence, in [0, 1]; 0 where the bin is empty.</summary>
    public double Confidence => Count == 0 ? 0 : ConfidenceSum / Count;

    /// <summary>Difference between both, in [0, 1].</summary>
    public double Error => Math.Abs(Accuracy - Confidence);
}
