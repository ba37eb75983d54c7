using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

public sealed class ScoresTests
{
    private static readonly ImmutableArray<string> Pets = ["cat", "dog", "fish"];

    private static readonly Scores.SingleLabel Single = new(
        LearningTask.MultiClass, Pets, [0, 1, 2], [0.5f, 0.5f, 0, 0.1f, 0.2f, 0.7f, 0.25f, 0.25f, 0.5f]);

    private static readonly Scores.MultiLabel Several = new(
        Pets, [true, false, false, true, true, false], [0.9f, 0.5f, 0.1f, 0.8f, 0.2f, 0.6f]);

    [Fact]
    public void The_first_of_the_most_probable_classes_is_predicted() =>
        Assert.Equal([0, 2, 2], Enumerable.Range(0, 3).Select(Single.Best));

    [Fact]
    public void Of_several_labels_those_above_one_half_are_predicted()
    {
        Assert.Equal<int>([0], Several.Predicted(0));
        Assert.Equal<int>([0, 2], Several.Predicted(1));
        Assert.Equal<int>([0, 1], Several.Truth(1));
    }

    [Fact]
    public void A_binary_task_has_one_probability_a_picture_and_ranks_by_it()
    {
        var scores = new Scores.SingleLabel(LearningTask.Binary, ["no", "yes"], [0, 1], [0.25f, 0.5f]);

        Assert.Equal((0.75, 0.25), (scores.Probability(0, 0), scores.Probability(0, 1)));
        Assert.Equal([0, 0], Enumerable.Range(0, 2).Select(scores.Best));
        Assert.Equal("yes", Assert.Single(Ranking.Of(scores).Classes).Class);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Scores.SingleLabel(LearningTask.MultiClass, Pets, [0], [1, 0]));
        Assert.Throws<ArgumentException>(() => new Scores.SingleLabel(LearningTask.MultiClass, Pets, [3], [1, 0, 0]));
        Assert.Throws<ArgumentException>(() => new Scores.SingleLabel(LearningTask.Binary, Pets, [0], [1]));
        Assert.Throws<ArgumentException>(() => new Scores.SingleLabel(LearningTask.MultiLabel, Pets, [0], [1, 0, 0]));
        Assert.Throws<ArgumentException>(() => new Scores.MultiLabel(Pets, [true], [1, 0, 0]));
    }

    [Fact]
    public void Nothing_seen_has_no_ranks_and_no_errors()
    {
        Assert.All([new Scores.SingleLabel(LearningTask.MultiClass, Pets, [], []), (Scores)new Scores.MultiLabel(Pets, [], [])], scores =>
        {
            var evaluation = Evaluation.Of("none", 0, scores, []);

            Assert.Equal((0, 0, 0), (evaluation.Accuracy, evaluation.LogLoss, evaluation.BrierScore));
            Assert.Equal((0, 0), (evaluation.Reliability.ExpectedError, evaluation.Reliability.MaximumError));
            Assert.All(evaluation.Ranking.Classes, each => Assert.Empty(each.Roc.Points));
            Assert.Equal(new Averages(double.NaN, double.NaN, double.NaN), evaluation.Ranking.RocArea);
            Assert.Equal(new Averages(0, 0, 0), evaluation.Ranking.AveragePrecision);
        });
    }

    /// <summary>By hand: picture 1 is a dog that was given 0.2 and taken for a fish; picture 0 is undecided between two.</summary>
    [Fact]
    public void The_worst_errors_and_the_most_uncertain_pictures_come_first()
    {
        Assert.Equal<int>([1], NotablePictures.WorstErrors(Single, 2));
        Assert.Equal<int>([2, 1], NotablePictures.MostUncertain(Single, 2));
        Assert.Equal(Math.Log(5), ProbabilityErrors.LogLoss(Single, 1), 6);
        Assert.Equal(1.5 * Math.Log(2), ProbabilityErrors.Entropy(Single, 2), 12);
        Assert.Equal<int>([1], NotablePictures.WorstErrors(Several, 2));
    }

    [Fact]
    public void Spread_pictures_begin_with_the_first_and_are_each_there_once() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from count in Gen.Choose(0, 200) from limit in Gen.Choose(0, 50) select (count, limit)).ToArbitrary(),
        each =>
        {
            var spread = NotablePictures.Spread(each.count, each.limit);
            return spread.Length == Math.Min(each.count, each.limit)
                && spread.Distinct().Count() == spread.Length
                && spread.All(index => index >= 0 && index < each.count);
        }));

    [Fact]
    public void A_prediction_says_what_the_scores_say()
    {
        var prediction = Prediction.Of(Several, 1, "b.jpg", [1, 2]);

        Assert.False(prediction.IsRight);
        Assert.Equal<int>([0, 1], prediction.Truth);
        Assert.Equal<float>([0.8f, 0.2f, 0.6f], prediction.Probabilities);
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.2) + Math.Log(0.4)) / 3, prediction.LogLoss, 6);
    }
}
