using DeclarativeNet.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

public sealed class ClassificationReportTests
{
    /// <summary>
    /// By hand: cat 3 of 4 right and 2 others taken for it; dog 1 of 3; fish never taken for anything else, and never seen.
    /// </summary>
    [Fact]
    public void Measures_of_a_small_matrix_are_those_reckoned_by_hand()
    {
        var report = ClassificationReport.Of(
            ConfusionMatrix.Of(["cat", "dog", "fish"], new long[,] { { 3, 1, 0 }, { 2, 1, 0 }, { 0, 0, 0 } }));

        Assert.Equal<ClassScore>(
            [
                new("cat", new(3.0 / 5, 3.0 / 4, 6.0 / 9), 4),
                new("dog", new(1.0 / 2, 1.0 / 3, 2.0 / 5), 3),
                new("fish", new(0, 0, 0), 0),
            ],
            report.Classes);
        Assert.Equal(4.0 / 7, report.Accuracy, 12);
        Assert.Equal(((3.0 / 5) + (1.0 / 2)) / 3, report.Macro.Precision, 12);
        Assert.Equal(((3.0 / 4) + (1.0 / 3)) / 3, report.Macro.Recall, 12);
        Assert.Equal(((4 * 3.0 / 5) + (3 * 1.0 / 2)) / 7, report.Weighted.Precision, 12);
        Assert.Equal(((3.0 / 4) + (1.0 / 3)) / 2, report.BalancedAccuracy, 12);
    }

    [Fact]
    public void A_class_never_predicted_has_precision_zero()
    {
        var report = ClassificationReport.Of(ConfusionMatrix.Of(["a", "b"], new long[,] { { 5, 0 }, { 5, 0 } }));

        Assert.Equal(new Score(0, 0, 0), report.Classes[1].Score);
        Assert.Equal(new Score(0.5, 1, 2.0 / 3), report.Classes[0].Score);
    }

    [Fact]
    public void Without_pictures_every_measure_is_zero()
    {
        var report = ClassificationReport.Of(ConfusionMatrix.Empty(["a", "b"]));

        Assert.Equal(new Score(0, 0, 0), report.Macro);
        Assert.Equal(new Score(0, 0, 0), report.Weighted);
        Assert.Equal(new Score(0, 0, 0), report.Micro);
        Assert.Equal((0.0, 0.0), (report.Accuracy, report.BalancedAccuracy));
    }

    [Fact]
    public void Micro_averages_are_the_accuracy() => Check.QuickThrowOnFailure(Prop.ForAll(Counted.Matrices(), counts =>
    {
        var report = ClassificationReport.Of(Counted.Matrix(counts));
        return new[] { report.Micro.Precision, report.Micro.Recall, report.Micro.F1 }
            .All(measure => Math.Abs(measure - report.Accuracy) < 1e-12);
    }));

    [Fact]
    public void F1_is_the_harmonic_mean() => Check.QuickThrowOnFailure(Prop.ForAll(Counted.Matrices(), counts =>
        ClassificationReport.Of(Counted.Matrix(counts)).Classes.All(row =>
        {
            var (precision, recall) = (row.Score.Precision, row.Score.Recall);
            var mean = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return Math.Abs(row.Score.F1 - mean) < 1e-12;
        })));

    [Fact]
    public void The_weighted_recall_is_the_accuracy() => Check.QuickThrowOnFailure(Prop.ForAll(Counted.Matrices(), counts =>
    {
        var report = ClassificationReport.Of(Counted.Matrix(counts));
        return Math.Abs(report.Weighted.Recall - report.Accuracy) < 1e-12;
    }));
}
