using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Metrics;

/// <summary>The same probabilities through scikit-learn; <c>scikit-learn.py</c> here wrote its answers.</summary>
public sealed class ScikitLearnScoresTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly ImmutableArray<Case> Cases = Read();

    public static TheoryData<string> All => [.. Cases.Select(each => each.Title)];

    [Fact]
    public void All_kinds_of_task_are_compared() => Assert.Equal(
        [(LearningTask.MultiClass, 11), (LearningTask.Binary, 8), (LearningTask.MultiLabel, 9)],
        Cases.CountBy(each => each.Task).Select(kind => (kind.Key, kind.Value)));

    [Theory]
    [MemberData(nameof(All))]
    public void Decisions_are_the_same(string title)
    {
        var expected = Of(title);
        var decisions = Decisions.Of(expected.Scores);

        Assert.Equal(expected.Accuracy, decisions.Accuracy, Tolerance);
        Assert.Equal(expected.Probabilities.Length, decisions.Pictures);
        switch (decisions)
        {
            case Decisions.SingleLabel single when expected.Top is { } top:
                Assert.Equal(top.Length, single.TopAccuracies.Length);
                Assert.All(top.Zip(single.TopAccuracies), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
                break;
            case Decisions.MultiLabel several:
                Assert.Equal(expected.SubsetAccuracy, several.Confusion.SubsetAccuracy, Tolerance);
                Assert.Equal(expected.HammingLoss, several.Confusion.HammingLoss, Tolerance);
                Assert.Equal(
                    expected.Confusion.Select(table => (table[0][0], table[0][1], table[1][0], table[1][1])),
                    several.Confusion.Labels.Select(label =>
                        (label.TrueNegatives, label.FalsePositives, label.FalseNegatives, label.TruePositives)));
                Equal(expected.Report!, several.Report);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Curves_and_their_areas_are_the_same(string title)
    {
        var expected = Of(title).Ranking;
        var ranking = Ranking.Of(Of(title).Scores);

        Assert.Equal(expected.RocArea.Length, ranking.Classes.Length);
        for (var label = 0; label < ranking.Classes.Length; label++)
        {
            var (roc, precisionRecall) = (ranking.Classes[label].Roc, ranking.Classes[label].PrecisionRecall);
            Assert.Equal(expected.RocArea[label] ?? double.NaN, roc.Area, Tolerance);
            Assert.Equal(expected.AveragePrecision[label], precisionRecall.AveragePrecision, Tolerance);
            Equal(expected.Roc[label], roc.Points.Select(point => (point.FalsePositiveRate, point.TruePositiveRate)));
            Equal(expected.PrecisionRecall[label], precisionRecall.Points.Select(point => (point.Precision, point.Recall)));
        }
        Equal(expected.RocAreas, ranking.RocArea);
        Equal([.. expected.AveragePrecisions.Select(average => (double?)average)], ranking.AveragePrecision);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Errors_of_probabilities_are_the_same(string title)
    {
        var expected = Of(title);

        Assert.Equal(expected.LogLoss, ProbabilityErrors.LogLoss(expected.Scores), Tolerance);
        Assert.Equal(expected.Brier, ProbabilityErrors.Brier(expected.Scores), Tolerance);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Reliability_is_the_same(string title)
    {
        var expected = Of(title).Reliability;
        var reliability = Reliability.Of(Of(title).Scores);
        var filled = reliability.Bins.Where(bin => bin.Count > 0).ToList();

        Assert.Equal(expected.Counts, reliability.Bins.Select(bin => bin.Count));
        Assert.All(expected.Fractions.Zip(filled), pair => Assert.Equal(pair.First, pair.Second.Accuracy, Tolerance));
        Assert.All(expected.Confidences.Zip(filled), pair => Assert.Equal(pair.First, pair.Second.Confidence, Tolerance));
        Assert.Equal(expected.ExpectedError, reliability.ExpectedError, Tolerance);
        Assert.Equal(expected.MaximumError, reliability.MaximumError, Tolerance);
    }

    private static void Equal(ExpectedReport expected, ClassificationReport actual)
    {
        Equal(expected.Macro, actual.Macro);
        Equal(expected.Weighted, actual.Weighted);
        Equal(expected.Micro, actual.Micro);
        for (var label = 0; label < actual.Classes.Length; label++)
            Equal([.. expected.Classes.Select(measure => measure[label])], actual.Classes[label].Score);
    }

    private static void Equal(double[] expected, Score actual) =>
        Assert.All(expected.Zip([actual.Precision, actual.Recall, actual.F1]), pair => Assert.Equal(pair.First, pair.Second, Tolerance));

    private static void Equal(double?[] expected, Averages actual) => Assert.All(
        expected.Zip([actual.Macro, actual.Weighted, actual.Micro]), pair => Assert.Equal(pair.First ?? double.NaN, pair.Second, Tolerance));

    /// <summary>A curve as two rows of coordinates; no rows for no curve.</summary>
    private static void Equal(double[][] expected, IEnumerable<(double First, double Second)> actual)
    {
        var points = actual.ToList();
        Assert.Equal(expected.Length == 0 ? 0 : expected[0].Length, points.Count);
        for (var index = 0; index < points.Count; index++)
        {
            Assert.Equal(expected[0][index], points[index].First, Tolerance);
            Assert.Equal(expected[1][index], points[index].Second, Tolerance);
        }
    }

    private static Case Of(string title) => Cases.Single(each => each.Title == title);

    private static ImmutableArray<Case> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Metrics", "scikit-learn-scores.json"));
        return [.. JsonSerializer.Deserialize<Expected>(file, Names)!.Cases];
    }

    private sealed record Expected(Case[] Cases);

    private sealed record Case(
        string Name,
        LearningTask Task,
        int[]? Labels,
        int[][]? Truths,
        double[][] Probabilities,
        double Accuracy,
        double[]? Top,
        double SubsetAccuracy,
        double HammingLoss,
        long[][][] Confusion,
        ExpectedReport? Report,
        double LogLoss,
        double Brier,
        ExpectedRanking Ranking,
        ExpectedReliability Reliability)
    {
        public string Title => $"{Task}: {Name}";

        /// <summary>The case's pictures, collected in two batches.</summary>
        public Scores Scores
        {
            get
            {
                var classes = Counted.Classes(Task == LearningTask.Binary ? 2 : Probabilities[0].Length);
                var builder = new Scores.Builder(Task, classes);
                var half = Probabilities.Length / 2;
                foreach (var range in new[] { ..half, half.. })
                {
                    float[] probabilities = [.. Probabilities[range].SelectMany(row => row).Select(each => (float)each)];
                    if (Task == LearningTask.MultiLabel)
                        builder.Add([.. Truths![range].SelectMany(row => row).Select(each => (float)each)], probabilities);
                    else
                        builder.Add([.. Labels![range].Select(each => (long)each)], probabilities);
                }
                return builder.Drain();
            }
        }
    }

    private sealed record ExpectedReport(double[][] Classes, double[] Macro, double[] Weighted, double[] Micro);

    private sealed record ExpectedRanking(
        double[][][] Roc, double?[] RocArea, double?[] RocAreas, double[][][] PrecisionRecall, double[] AveragePrecision, double[] AveragePrecisions);

    private sealed record ExpectedReliability(
        long[] Counts, double[] Fractions, double[] Confidences, double ExpectedError, double MaximumError);
}
