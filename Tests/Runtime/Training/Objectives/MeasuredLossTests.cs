using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Objectives;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training.Objectives;

/// <summary>The loss that is measured, and the one that is learned by, where classes are uneven.</summary>
public sealed class MeasuredLossTests
{
    private static readonly Recipe Weighted = LinearModel.Definition.Recipe with { ClassBalance = ClassBalance.Weights };

    [Theory]
    [InlineData(Loss.CrossEntropy)]
    [InlineData(Loss.Focal)]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.BinaryFocal)]
    public void A_measured_loss_depends_on_the_pictures_alone(Loss loss)
    {
        var uneven = Uneven();
        using var network = new LinearModel();
        var recipe = Weighted with { Objective = new() { Loss = loss, ClassWeights = [1, 5], LabelSmoothing = 0.1 } };
        var losses = new[] { 1, 3, 7, 16 }.Select(size => Measured(recipe, network, uneven, size)).ToList();
        Assert.All(losses, found => Assert.Equal(losses[0], found, 1e-5));
        var plain = recipe with { ClassBalance = ClassBalance.None, Objective = recipe.Objective with { ClassWeights = [] } };
        Assert.Equal(losses[0], Measured(plain, network, uneven, 16), 1e-5);
    }

    [Fact]
    public void What_is_rare_among_several_labels_is_weighted_as_in_pytorch()
    {
        var targets = new Targets.Multiple([[0], [0, 1], [0], [0, 2], [0]]);
        using var scope = NewDisposeScope();
        using var criterion = new Criterion(
            Weighted with { Objective = new() { Loss = Loss.BinaryCrossEntropy } }, LearningTask.MultiLabel, targets, 3, CPU);
        var scores = arange(15, dtype: ScalarType.Float32).reshape(5, 3).sin();
        var shown = targets.ToTensor([0, 1, 2, 3, 4], 3);
        var each = nn.functional.binary_cross_entropy_with_logits(
            scores, shown, pos_weights: tensor(new float[] { 1, 4, 4 }), reduction: nn.Reduction.None);
        Assert.Equal(each.mean().item<float>(), criterion.Loss(scores, shown).item<float>(), 1e-6);
    }

    private static double Measured(Recipe recipe, Network network, IDataset data, int batchSize) => Evaluator
        .Evaluate(LinearModel.Definition, recipe, network, data, batchSize, CancellationToken.None).OrThrow().Loss;

    /// <summary>Sixteen pictures, of which four are of the second class.</summary>
    private static IDataset Uneven() =>
        ((IDataset)new Sides(24, 1)).Only([.. Enumerable.Range(0, 24).Where(index => index % 2 == 0 || index < 8)]);
}
