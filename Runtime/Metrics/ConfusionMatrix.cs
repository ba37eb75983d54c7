using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// How often pictures of each class were taken for each class: K×K counts, a row a true class, a column a predicted one. Immutable and
/// equal by value; <see cref="Builder"/> counts a stream.
/// </summary>
public sealed record ConfusionMatrix
{
    /// <summary>Row by row: the count of truth t and prediction p stands at t·K + p.</summary>
    private readonly ImmutableArray<long> counts;

    private ConfusionMatrix(ImmutableArray<string> classes, ImmutableArray<long> counts)
    {
        Classes = classes;
        this.counts = counts;
        Total = counts.Sum();
        Correct = Enumerable.Range(0, classes.Length).Sum(index => this[index, index]);
    }

    /// <summary>The classes, in the order of their labels; K of them.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>Pictures counted.</summary>
    public long Total { get; }

    /// <summary>Pictures whose class was predicted: the diagonal's sum.</summary>
    public long Correct { get; }

    /// <summary>Share of pictures whose class was predicted, in [0, 1]; 0 where none is counted.</summary>
    public double Accuracy => Share(Correct, Total);

    /// <summary>
    /// Where the accuracy on pictures without number may lie, with 95 % confidence: the score interval of Wilson (1927), which holds for
    /// small counts and for accuracies near 0 and 1 as well. [0, 1] where no picture is counted.
    /// </summary>
    public (double Low, double High) AccuracyInterval
    {
        get
        {
            const double Z = 1.959964; // the normal distribution's 97.5th percentile
            if (Total == 0)
                return (0, 1);
            var scale = 1 + (Z * Z / Total);
            var middle = (Accuracy + (Z * Z / (2 * Total))) / scale;
            var reach = Z * Math.Sqrt((Accuracy * (1 - Accuracy) / Total) + (Z * Z / (4.0 * Total * Total))) / scale;
            return (Math.Max(0, middle - reach), Math.Min(1, middle + reach));
        }
    }

    /// <summary>Pictures of class <paramref name="truth"/> taken for class <paramref name="prediction"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not in [0, K).</exception>
    public long this[int truth, int prediction] => counts[IndexOf(Classes.Length, truth, prediction)];

    /// <summary>No picture counted.</summary>
    public static ConfusionMatrix Empty(ImmutableArray<string> classes) =>
        new(classes, [.. new long[classes.Length * classes.Length]]);

    /// <summary>The counts given.</summary>
    /// <param name="classes">The classes, in the order of their labels; K of them.</param>
    /// <param name="counts">K×K, a row a true class, a column a predicted one; none negative.</param>
    /// <exception cref="ArgumentException">The counts are not K×K, or one is negative.</exception>
    public static ConfusionMatrix Of(ImmutableArray<string> classes, long[,] counts)
    {
        if (counts.GetLength(0) != classes.Length || counts.GetLength(1) != classes.Length)
        {
            throw new ArgumentException(
                $"{classes.Length} classes need {classes.Length}×{classes.Length} counts, not {counts.GetLength(0)}×{counts.GetLength(1)}.",
                nameof(counts));
        }

        ImmutableArray<long> flat = [.. counts.Cast<long>()];
        return flat.All(count => count >= 0)
            ? new(classes, flat)
            : throw new ArgumentException("A count is negative.", nameof(counts));
    }

    /// <summary>The counts of scores, the most probable class being predicted.</summary>
    public static ConfusionMatrix Of(Scores.SingleLabel scores)
    {
        var builder = new Builder(scores.Classes);
        for (var picture = 0; picture < scores.Count; picture++)
            builder.Add(scores.Labels[picture], scores.Best(picture));
        return builder.ToImmutable();
    }

    /// <summary>Pictures of a class.</summary>
    public long Support(int truth) => Enumerable.Range(0, Classes.Length).Sum(prediction => this[truth, prediction]);

    /// <summary>Pictures taken for a class.</summary>
    public long Predicted(int prediction) => Enumerable.Range(0, Classes.Length).Sum(truth => this[truth, prediction]);

    /// <summary>One more picture counted. It copies the matrix: for a stream of pictures take a <see cref="Builder"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A label is not in [0, K).</exception>
    public ConfusionMatrix Add(int truth, int prediction)
    {
        var index = IndexOf(Classes.Length, truth, prediction);
        return new(Classes, counts.SetItem(index, counts[index] + 1));
    }

    /// <summary>The pictures of both.</summary>
    /// <exception cref="ArgumentException">The classes differ.</exception>
    public ConfusionMatrix Merge(ConfusionMatrix other) => Classes.SequenceEqual(other.Classes)
        ? new(Classes, [.. counts.Zip(other.counts, (mine, theirs) => mine + theirs)])
        : throw new ArgumentException("The matrices count different classes.", nameof(other));

    /// <summary>The errors made most often, the most frequent first; equal ones in the order of their labels.</summary>
    /// <param name="limit">At most so many.</param>
    public ImmutableArray<ConfusedPair> MostConfused(int limit) =>
    [
        .. (from truth in Enumerable.Range(0, Classes.Length)
            let support = Support(truth)
            from prediction in Enumerable.Range(0, Classes.Length)
            let count = this[truth, prediction]
            where truth != prediction && count > 0
            orderby count descending
            select new ConfusedPair(Classes[truth], Classes[prediction], count, support)).Take(limit),
    ];

    /// <inheritdoc/>
    public bool Equals(ConfusionMatrix? other) =>
        other is not null && Classes.SequenceEqual(other.Classes) && counts.SequenceEqual(other.counts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Classes.Length, Total, Correct);

    /// <summary>A share that is 0 where there is nothing to take it of: scikit-learn's <c>zero_division=0</c>.</summary>
    internal static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static int IndexOf(int classes, int truth, int prediction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(truth);
        ArgumentOutOfRangeException.ThrowIfNegative(prediction);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(truth, classes);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(prediction, classes);
        return (truth * classes) + prediction;
    }

    /// <summary>Counts a stream of predictions in place. It has one owner; what leaves it is immutable.</summary>
    /// <param name="classes">The classes, in the order of their labels.</param>
    public sealed class Builder(ImmutableArray<string> classes)
    {
        private readonly long[] counts = new long[classes.Length * classes.Length];

        /// <summary>Counts one picture.</summary>
        /// <exception cref="ArgumentOutOfRangeException">A label is not in [0, K).</exception>
        public void Add(int truth, int prediction) => counts[IndexOf(classes.Length, truth, prediction)]++;

        /// <summary>What is counted so far; counting may go on.</summary>
        public ConfusionMatrix ToImmutable() => new(classes, [.. counts]);
    }
}

/// <summary>One kind of error.</summary>
/// <param name="Truth">The class it was.</param>
/// <param name="Prediction">The class it was taken for.</param>
/// <param name="Count">How often.</param>
/// <param name="Support">Pictures of the true class.</param>
public sealed record ConfusedPair(string Truth, string Prediction, long Count, long Support)
{
    /// <summary>Share of the true class's pictures, in [0, 1].</summary>
    public double Share => ConfusionMatrix.Share(Count, Support);
}
