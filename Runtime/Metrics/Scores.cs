using System.Collections.Immutable;
using DeclarativeNet.Training;

namespace DeclarativeNet.Metrics;

/// <summary>
/// What a network said of N pictures, beside what they are. Every probability is kept, as a 32-bit float (4·N·K bytes, 4·N of a binary
/// task): measures of rank need all of them. Immutable; <see cref="Builder"/> collects a stream.
/// </summary>
public abstract record Scores
{
    /// <summary>Above this probability a label is predicted to be there: where its score is above 0.</summary>
    private const double Threshold = 0.5;

    private readonly ImmutableArray<float> probabilities;
    private readonly int columns;

    private Scores(LearningTask task, ImmutableArray<string> classes, int count, ImmutableArray<float> probabilities)
    {
        columns = task == LearningTask.Binary ? 1 : classes.Length;
        if (task == LearningTask.Binary && classes.Length != 2)
            throw new ArgumentException($"A binary task has two classes, not {classes.Length}.", nameof(classes));
        if (probabilities.Length != count * columns)
        {
            throw new ArgumentException(
                $"{count} pictures need {count}×{columns} probabilities, not {probabilities.Length}.", nameof(probabilities));
        }
        (Task, Classes, Count, this.probabilities) = (task, classes, count, probabilities);
    }

    /// <summary>What was to be found out.</summary>
    public LearningTask Task { get; }

    /// <summary>The classes, in the order of their labels; K of them.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>Pictures: N.</summary>
    public int Count { get; }

    /// <summary>
    /// The labels whose probabilities rank the pictures: each class against the rest, of a binary task the second class only, since the
    /// first one's ranks are the same from behind.
    /// </summary>
    public ImmutableArray<int> Ranked => Task == LearningTask.Binary ? [1] : [.. Enumerable.Range(0, Classes.Length)];

    /// <summary>What the network gave a label, in [0, 1]; of a binary task's first class what the second one leaves.</summary>
    public double Probability(int picture, int label) => Task != LearningTask.Binary
        ? probabilities[(picture * columns) + label]
        : label == 1 ? probabilities[picture] : 1 - (double)probabilities[picture];

    /// <summary>Whether a picture has a label.</summary>
    public abstract bool Is(int picture, int label);

    /// <summary>A picture's labels, rising: one, but for multi-label data.</summary>
    public ImmutableArray<int> Truth(int picture) => Where(label => Is(picture, label));

    /// <summary>The labels predicted, rising: one, but for multi-label data.</summary>
    public abstract ImmutableArray<int> Predicted(int picture);

    private ImmutableArray<int> Where(Func<int, bool> holds) => [.. Enumerable.Range(0, Classes.Length).Where(holds)];

    /// <summary>Each picture has one class.</summary>
    public sealed record SingleLabel : Scores
    {
        /// <summary>Pictures of one class each.</summary>
        /// <param name="task"><see cref="LearningTask.MultiClass"/> or <see cref="LearningTask.Binary"/>.</param>
        /// <param name="classes">The classes, in the order of their labels.</param>
        /// <param name="labels">The class of each picture, in [0, K).</param>
        /// <param name="probabilities">N×K, row by row; of a binary task N, those of the second class.</param>
        /// <exception cref="ArgumentException">The numbers do not fit each other, or a label is no class.</exception>
        public SingleLabel(
            LearningTask task, ImmutableArray<string> classes, ImmutableArray<int> labels, ImmutableArray<float> probabilities)
            : base(task, classes, labels.Length, probabilities)
        {
            if (task == LearningTask.MultiLabel)
                throw new ArgumentException("A multi-label task has no single labels.", nameof(task));
            if (labels.Any(label => label < 0 || label >= classes.Length))
                throw new ArgumentException("A label is of no class.", nameof(labels));
            Labels = labels;
        }

        /// <summary>The class of each picture.</summary>
        public ImmutableArray<int> Labels { get; }

        /// <inheritdoc/>
        public override bool Is(int picture, int label) => Labels[picture] == label;

        /// <inheritdoc/>
        public override ImmutableArray<int> Predicted(int picture) => [Best(picture)];

        /// <summary>The class of the largest probability; the first of them where there are several.</summary>
        public int Best(int picture)
        {
            var best = 0;
            for (var label = 1; label < Classes.Length; label++)
                best = Probability(picture, label) > Probability(picture, best) ? label : best;
            return best;
        }
    }

    /// <summary>Each picture has any number of classes.</summary>
    public sealed record MultiLabel : Scores
    {
        private readonly ImmutableArray<bool> truths;

        /// <summary>Pictures of any number of classes each.</summary>
        /// <param name="classes">The classes, in the order of their labels.</param>
        /// <param name="truths">N×K, row by row: whether the picture has the label.</param>
        /// <param name="probabilities">N×K, row by row.</param>
        /// <exception cref="ArgumentException">The numbers do not fit each other.</exception>
        public MultiLabel(ImmutableArray<string> classes, ImmutableArray<bool> truths, ImmutableArray<float> probabilities)
            : base(LearningTask.MultiLabel, classes, classes.IsEmpty ? 0 : truths.Length / classes.Length, probabilities)
        {
            if (truths.Length != probabilities.Length)
                throw new ArgumentException($"{probabilities.Length} probabilities need as many truths, not {truths.Length}.", nameof(truths));
            this.truths = truths;
        }

        /// <inheritdoc/>
        public override bool Is(int picture, int label) => truths[(picture * Classes.Length) + label];

        /// <inheritdoc/>
        public override ImmutableArray<int> Predicted(int picture) => Where(label => IsPredicted(picture, label));

        /// <summary>Whether a label is predicted to be there.</summary>
        public bool IsPredicted(int picture, int label) => Probability(picture, label) > Threshold;
    }

    /// <summary>Collects a stream of batches. It has one owner; what leaves it is immutable.</summary>
    /// <param name="task">What is to be found out.</param>
    /// <param name="classes">The classes, in the order of their labels.</param>
    /// <param name="pictures">About how many pictures will come.</param>
    public sealed class Builder(LearningTask task, ImmutableArray<string> classes, int pictures = 0)
    {
        private readonly ImmutableArray<float>.Builder probabilities =
            ImmutableArray.CreateBuilder<float>(pictures * (task == LearningTask.Binary ? 1 : classes.Length));

        private readonly ImmutableArray<int>.Builder labels = ImmutableArray.CreateBuilder<int>();
        private readonly ImmutableArray<bool>.Builder truths = ImmutableArray.CreateBuilder<bool>();

        /// <summary>Pictures of one class each.</summary>
        /// <param name="batchLabels">N labels.</param>
        /// <param name="batchProbabilities">N×K, or N of a binary task.</param>
        public void Add(ReadOnlySpan<long> batchLabels, ReadOnlySpan<float> batchProbabilities)
        {
            foreach (var label in batchLabels)
                labels.Add((int)label);
            probabilities.AddRange(batchProbabilities);
        }

        /// <summary>Pictures of any number of classes each.</summary>
        /// <param name="batchTruths">N×K, 1 where the picture has the label and 0 where not.</param>
        /// <param name="batchProbabilities">N×K.</param>
        public void Add(ReadOnlySpan<float> batchTruths, ReadOnlySpan<float> batchProbabilities)
        {
            foreach (var truth in batchTruths)
                truths.Add(truth > 0);
            probabilities.AddRange(batchProbabilities);
        }

        /// <summary>All that was collected. The builder is empty afterwards.</summary>
        /// <exception cref="ArgumentException">The numbers do not fit each other, or a label is no class.</exception>
        public Scores Drain() => task == LearningTask.MultiLabel
            ? new MultiLabel(classes, truths.DrainToImmutable(), probabilities.DrainToImmutable())
            : new SingleLabel(task, classes, labels.DrainToImmutable(), probabilities.DrainToImmutable());
    }
}
