using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>
/// Precision, recall and F1 by class and on average. Every class of the matrix counts, also one that has no picture or is never
/// predicted; where a share has nothing to be taken of it is 0. Both are scikit-learn's <c>precision_recall_fscore_support</c> with
/// <c>labels=range(K), zero_division=0</c>.
/// </summary>
/// <param name="Classes">A row a class, in the order of their labels.</param>
/// <param name="Accuracy">Share of pictures of which everything is right, in [0, 1]: the class, or of several labels each.</param>
/// <param name="Macro">Means over the classes.</param>
/// <param name="Weighted">Means over the classes, weighted by their support.</param>
/// <param name="Micro">Of all decisions taken together.</param>
public sealed record ClassificationReport(
    ImmutableArray<ClassScore> Classes, double Accuracy, Score Macro, Score Weighted, Score Micro)
{
    /// <summary>Mean recall of the classes that have pictures, in [0, 1]: scikit-learn's <c>balanced_accuracy_score</c>.</summary>
    public double BalancedAccuracy => Classes.Where(row => row.Support > 0).Select(row => row.Score.Recall).DefaultIfEmpty(0).Average();

    /// <summary>The report of a confusion matrix.</summary>
    public static ClassificationReport Of(ConfusionMatrix confusion) => Of(
        [
            .. confusion.Classes.Select((name, label) =>
                (name, new Counts(confusion[label, label], confusion.Predicted(label), confusion.Support(label)))),
        ],
        confusion.Accuracy);

    /// <summary>The report of several labels a picture.</summary>
    public static ClassificationReport Of(MultiLabelConfusion confusion) => Of(
        [.. confusion.Labels.Select(label => (label.Label, new Counts(label.TruePositives, label.Predicted, label.Support)))],
        confusion.SubsetAccuracy);

    private static ClassificationReport Of(ImmutableArray<(string Class, Counts Counts)> classes, double accuracy)
    {
        ImmutableArray<ClassScore> rows = [.. classes.Select(each => new ClassScore(each.Class, each.Counts.Score, each.Counts.Support))];
        return new(
            rows,
            accuracy,
            Mean(rows, _ => 1),
            Mean(rows, row => row.Support),
            classes.Select(each => each.Counts).Aggregate(new Counts(0, 0, 0), Counts.Add).Score);
    }

    private static Score Mean(ImmutableArray<ClassScore> rows, Func<ClassScore, double> weight)
    {
        var sum = rows.Sum(weight);
        return sum == 0 ? new(0, 0, 0) : new(Of(score => score.Precision), Of(score => score.Recall), Of(score => score.F1));

        double Of(Func<Score, double> measure) => rows.Sum(row => weight(row) * measure(row.Score)) / sum;
    }

    /// <param name="Correct">True positives.</param>
    /// <param name="Predicted">True and false positives.</param>
    /// <param name="Support">True positives and false negatives.</param>
    private readonly record struct Counts(long Correct, long Predicted, long Support)
    {
        public Score Score => new(
            ConfusionMatrix.Share(Correct, Predicted),
            ConfusionMatrix.Share(Correct, Support),
            ConfusionMatrix.Share(2 * Correct, Predicted + Support));

        public static Counts Add(Counts left, Counts right) =>
            new(left.Correct + right.Correct, left.Predicted + right.Predicted, left.Support + right.Support);
    }
}

/// <summary>How well one class is told from the others.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Score">Its measures.</param>
/// <param name="Support">Its pictures.</param>
public sealed record ClassScore(string Class, Score Score, long Support);

/// <summary>Three measures, each in [0, 1].</summary>
/// <param name="Precision">Of what was taken for the class, the share that was it.</param>
/// <param name="Recall">Of what was the class, the share that was taken for it.</param>
/// <param name="F1">Harmonic mean of both: 2·TP / (2·TP + FP + FN).</param>
public readonly record struct Score(double Precision, double Recall, double F1);
