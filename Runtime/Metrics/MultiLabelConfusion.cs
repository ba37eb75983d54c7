using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// How often each of several labels was predicted and was there: a 2×2 table a label. Immutable; <see cref="Builder"/> counts a stream.
/// </summary>
/// <param name="Labels">The counts of each label, in order; K of them.</param>
/// <param name="Pictures">Pictures counted.</param>
/// <param name="ExactMatches">Pictures of which every label was right.</param>
public sealed record MultiLabelConfusion(ImmutableArray<LabelCounts> Labels, long Pictures, long ExactMatches)
{
    /// <summary>
    /// Share of pictures of which every label was right, in [0, 1]; scikit-learn's <c>accuracy_score</c>. 0 where none is counted.
    /// </summary>
    public double SubsetAccuracy => ConfusionMatrix.Share(ExactMatches, Pictures);

    /// <summary>Share of all decisions, a picture and a label each, that were right, in [0, 1]; 0 where none is counted.</summary>
    public double LabelAccuracy => ConfusionMatrix.Share(
        Labels.Sum(label => label.TruePositives + label.TrueNegatives), Pictures * Labels.Length);

    /// <summary>Share of all decisions that were wrong, in [0, 1]; scikit-learn's <c>hamming_loss</c>. 0 where none is counted.</summary>
    public double HammingLoss => ConfusionMatrix.Share(
        Labels.Sum(label => label.FalsePositives + label.FalseNegatives), Pictures * Labels.Length);

    /// <summary>The counts of scores, a label being predicted where its probability is above one half.</summary>
    public static MultiLabelConfusion Of(Scores.MultiLabel scores)
    {
        var builder = new Builder(scores.Classes);
        for (var picture = 0; picture < scores.Count; picture++)
        {
            builder.Add(
                [.. Enumerable.Range(0, scores.Classes.Length).Select(label => scores.Is(picture, label))],
                [.. Enumerable.Range(0, scores.Classes.Length).Select(label => scores.IsPredicted(picture, label))]);
        }
        return builder.ToImmutable();
    }

    /// <summary>Counts a stream of pictures in place. It has one owner; what leaves it is immutable.</summary>
    /// <param name="classes">The labels' names, in order.</param>
    public sealed class Builder(ImmutableArray<string> classes)
    {
        /// <summary>By label and what is counted: 0 for neither there nor predicted, 1 for predicted, 2 for there, 3 for both.</summary>
        private readonly long[,] counts = new long[classes.Length, 4];
        private long pictures;
        private long exact;

        /// <summary>Counts one picture.</summary>
        /// <param name="truth">Whether it has each label; K of them.</param>
        /// <param name="predicted">Whether each label was predicted; K of them.</param>
        /// <exception cref="ArgumentException">There are not as many as there are labels.</exception>
        public void Add(ReadOnlySpan<bool> truth, ReadOnlySpan<bool> predicted)
        {
            if (truth.Length != classes.Length || predicted.Length != classes.Length)
                throw new ArgumentException($"A picture has {classes.Length} labels, not {truth.Length} and {predicted.Length}.", nameof(truth));
            for (var label = 0; label < classes.Length; label++)
                counts[label, (truth[label] ? 2 : 0) + (predicted[label] ? 1 : 0)]++;
            exact += truth.SequenceEqual(predicted) ? 1 : 0;
            pictures++;
        }

        /// <summary>What is counted so far; counting may go on.</summary>
        public MultiLabelConfusion ToImmutable() => new(
            [.. classes.Select((name, label) => new LabelCounts(name, counts[label, 3], counts[label, 1], counts[label, 2], counts[label, 0]))],
            pictures,
            exact);
    }
}

/// <summary>How often a label was predicted and was there.</summary>
/// <param name="Label">Its name.</param>
/// <param name="TruePositives">Predicted and there.</param>
/// <param name="FalsePositives">Predicted, but not there.</param>
/// <param name="FalseNegatives">There, but not predicted.</param>
/// <param name="TrueNegatives">Neither.</param>
public sealed record LabelCounts(string Label, long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>Pictures with the label.</summary>
    public long Support => TruePositives + FalseNegatives;

    /// <summary>Pictures it was predicted for.</summary>
    public long Predicted => TruePositives + FalsePositives;
}
