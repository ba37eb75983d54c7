using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Reports;

/// <summary>What a report says of a run beside its numbers.</summary>
public class RunFindingsTests
{
    private static readonly Evaluation Whole = Sample.Of(new Scores.SingleLabel(
        LearningTask.MultiClass, Sample.Classes, [0, 1, 2], [0.9f, 0.06f, 0.04f, 0.1f, 0.8f, 0.1f, 0.1f, 0.1f, 0.8f]));

    [Fact]
    public void A_good_run_has_none() => Assert.Empty(Of(Whole, 0.5, 0.6, 0.7));

    [Fact]
    public void Learning_by_heart_is_told_of() => Assert.Equal(
        [
            "in the last epoch the accuracy while learning is 25.0 points above that on validation data: the network learns its training pictures by heart; "
                + "augment them more, or let weights decay",
        ],
        Of(new Recipe { Epochs = 1 }, [Epoch(1, 0.5) with { TrainAccuracy = 0.75 }]));

    [Fact]
    public void A_best_epoch_long_ago_is_told_of() => Assert.Equal(
        ["the best epoch is 3, long before the last, 8: fewer epochs, or a smaller learning rate, would do"],
        Of(Whole, 0.5, 0.6, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8));

    [Fact]
    public void A_run_that_stopped_early_says_so() => Assert.Equal(
        ["the run stopped early, after epoch 3 of 20: the best was epoch 1"],
        Of(new Recipe { Epochs = 20 }, [Epoch(1, 0.9), Epoch(2, 0.8), Epoch(3, 0.8)]));

    [Fact]
    public void The_best_epoch_is_that_of_what_is_watched() => Assert.Equal(
        ["the run stopped early, after epoch 2 of 20: the best was epoch 2"],
        Of(
            new Recipe { Epochs = 20, Monitor = Monitored.ValidationLoss }, [Epoch(1, 0.9), Epoch(2, 0.8) with { ValidationLoss = 0.1 }]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Losses_that_are_not_finite_are_told_of(double loss) => Assert.Equal(
        ["a loss is infinite or no number in epoch 2"],
        Of(new Recipe { Epochs = 2 }, [Epoch(1, 0.5), Epoch(2, 0.6) with { ValidationLoss = loss }]));

    [Fact]
    public void Classes_without_pictures_are_told_of() => Assert.Equal(
        ["pets test has no picture of 'fish': the measures say nothing of it"], Of(Sample.Evaluation, 0.5, 0.6));

    private static IEnumerable<string> Of(Recipe recipe, EpochResult[] history) => RunFindings.Of(recipe, [.. history], Whole);

    private static IEnumerable<string> Of(Evaluation evaluation, params double[] accuracies) => RunFindings.Of(
        new Recipe { Epochs = accuracies.Length }, [.. accuracies.Select((accuracy, index) => Epoch(index + 1, accuracy))], evaluation);

    private static EpochResult Epoch(int number, double accuracy) => new(number, 1, accuracy, 1, accuracy, 1e-3, TimeSpan.FromSeconds(1));
}
