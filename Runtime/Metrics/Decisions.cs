using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>What was decided by the probabilities, counted against the truth.</summary>
public abstract record Decisions
{
    /// <summary>How many of the most probable classes are looked at, at most.</summary>
    private const int LargestTop = 5;

    private Decisions()
    {
    }

    /// <summary>
    /// The share of decisions that are right, in [0, 1]: of pictures of one class that of the pictures; of several labels that of all pairs
    /// of a picture and a label, which a stream can count. It says little where labels are rare; <see cref="Ranking.AveragePrecision"/> says more.
    /// </summary>
    public abstract double Accuracy { get; }

    /// <summary>Pictures decided on.</summary>
    public abstract long Pictures { get; }

    /// <summary>Precision, recall and F1 of the classes.</summary>
    public abstract ClassificationReport Report { get; }

    /// <summary>The decisions of scores.</summary>
    public static Decisions Of(Scores scores) => scores switch
    {
        Scores.SingleLabel single => new SingleLabel(ConfusionMatrix.Of(single), TopAccuracy.Of(single, LargestTop)),
        Scores.MultiLabel several => new MultiLabel(MultiLabelConfusion.Of(several)),
        _ => throw new InvalidOperationException("Scores are of one label or of several."),
    };

    /// <summary>One class for each picture: the most probable one.</summary>
    /// <param name="Confusion">Counts by class and prediction.</param>
    /// <param name="TopAccuracies">
    /// Shares of pictures whose class is among the k most probable, for k from 1 to 5, or to K where that is less.
    /// </param>
    public sealed record SingleLabel(ConfusionMatrix Confusion, ImmutableArray<double> TopAccuracies) : Decisions
    {
        /// <inheritdoc/>
        public override double Accuracy => Confusion.Accuracy;

        /// <inheritdoc/>
        public override long Pictures => Confusion.Total;

        /// <inheritdoc/>
        public override ClassificationReport Report => ClassificationReport.Of(Confusion);
    }

    /// <summary>Any labels for each picture: those of a probability above one half.</summary>
    /// <param name="Confusion">Counts of each label.</param>
    public sealed record MultiLabel(MultiLabelConfusion Confusion) : Decisions
    {
        /// <inheritdoc/>
        public override double Accuracy => Confusion.LabelAccuracy;

        /// <inheritdoc/>
        public override long Pictures => Confusion.Pictures;

        /// <inheritdoc/>
        public override ClassificationReport Report => ClassificationReport.Of(Confusion);
    }
}
