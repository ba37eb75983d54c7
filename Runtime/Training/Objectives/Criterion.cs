using System.Collections.Immutable;
using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Objectives;

/// <summary>A recipe's objective, ready for a run.</summary>
internal sealed class Criterion : IDisposable
{
    private readonly Objective objective;
    private readonly Tensor? weights;
    private readonly Tensor? positives;

    private Criterion(Recipe recipe, LearningTask task) => (objective, Task) = (recipe.Objective, task);

    /// <summary>What is learned by: brings the weights of the classes to the device.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="task">What is to be found out.</param>
    /// <param name="targets">What the training pictures show, to balance the classes by.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="device">Where the network computes.</param>
    public Criterion(Recipe recipe, LearningTask task, Targets targets, int classes, Device device)
        : this(recipe, task)
    {
        var isBalanced = recipe.ClassBalance == ClassBalance.Weights;
        // Where each class has a decision of its own, what is rare in it is balanced with what is not; one score, and a softmax, decide
        // between classes.
        var isEach = objective.Loss.IsBinary() && task != LearningTask.Binary;
        if (isBalanced && isEach)
            positives = Numbers(ClassWeights.OfPositives(targets, classes), device);
        ImmutableArray<double> own = [.. objective.ClassWeights];
        ImmutableArray<double> balancing = isBalanced && !isEach ? ClassWeights.Of(targets, classes) : [];
        if (!own.IsEmpty || !balancing.IsEmpty)
        {
            var both = own.Zip(balancing, (one, other) => one * other).ToImmutableArray();
            weights = Numbers(own.IsEmpty ? balancing : balancing.IsEmpty ? own : both, device);
        }
    }

    /// <summary>
    /// What is measured by: the same loss without weights of classes. It is the plain mean over pictures, so that it neither depends on
    /// the batch size nor on how often each class is in what is measured.
    /// </summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="task">What is to be found out.</param>
    public static Criterion Measuring(Recipe recipe, LearningTask task) => new(recipe, task);

    /// <summary>What is to be found out.</summary>
    public LearningTask Task { get; }

    /// <summary>The loss of a batch's scores, without penalties: one number, the caller's to release.</summary>
    /// <param name="logits">Scores, <c>N×K</c>, of any float type.</param>
    /// <param name="targets">Classes, <c>N</c> 64-bit integers; or shares of classes, <c>N×K</c> floats.</param>
    public Tensor Loss(Tensor logits, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var scores = logits.to(ScalarType.Float32);
        var loss = objective.Loss switch
        {
            DeclarativeNet.Loss.CrossEntropy => Losses.CrossEntropy(scores, targets, weights, objective.LabelSmoothing),
            DeclarativeNet.Loss.Focal => Losses.Focal(scores, Soft(targets, scores.shape[1]), objective.Gamma, weights, objective.LabelSmoothing),
            DeclarativeNet.Loss.BinaryCrossEntropy when Soft(targets, scores.shape[1]) is var soft =>
                Losses.BinaryCrossEntropy(scores, soft, Weights(soft), objective.LabelSmoothing, positives),
            DeclarativeNet.Loss.BinaryFocal when Soft(targets, scores.shape[1]) is var soft =>
                Losses.BinaryFocal(scores, soft, objective.Gamma, objective.Alpha, Weights(soft), objective.LabelSmoothing, positives),
            _ => throw new InvalidOperationException($"There is no loss {objective.Loss}."),
        };
        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>What is added to the loss for the weights of a network; nothing where no penalty is declared.</summary>
    public Tensor? Penalty(IReadOnlyList<Tensor> parameters)
    {
        if (objective is { L1: 0, L2: 0 })
            return null;
        using var scope = NewDisposeScope();
        var sum = parameters.Select(parameter => parameter.abs().sum() * objective.L1 + parameter.square().sum() * (objective.L2 / 2))
            .Aggregate((all, one) => all + one);
        return sum.MoveToOuterDisposeScope();
    }

    /// <summary>Probabilities of scores, <c>N×K</c>; <c>N×1</c> of a binary task.</summary>
    public Tensor Probabilities(Tensor logits) => LearningTasks.Probabilities(Task, objective.Loss, logits);

    /// <summary>Targets as shares of K scores: 1 for a picture's class.</summary>
    /// <param name="targets">Classes, <c>N</c> 64-bit integers; or shares, <c>N×K</c>, which stay as they are.</param>
    /// <param name="scores">K; 1 of a binary task, whose target is whether it is the second class.</param>
    /// <returns><c>N×K</c> floats, the caller's to release.</returns>
    public static Tensor Soft(Tensor targets, long scores)
    {
        if (targets.dim() == 2)
            return targets.alias();
        using var column = targets.unsqueeze(1);
        if (scores == 1)
            return column.to(ScalarType.Float32);
        using var classes = arange(scores, device: targets.device);
        using var same = column.eq(classes);
        return same.to(ScalarType.Float32);
    }

    /// <summary>Releases the weights.</summary>
    public void Dispose()
    {
        weights?.Dispose();
        positives?.Dispose();
    }

    private static Tensor Numbers(ImmutableArray<double> numbers, Device device) =>
        tensor(numbers.Select(number => (float)number).ToArray(), device: device);

    /// <summary>A weight for each term; with one score, that of the class which the target says.</summary>
    private Tensor? Weights(Tensor soft)
    {
        if (weights is null || soft.shape[1] != 1)
            return weights;
        var (first, second) = (weights[0], weights[1]);
        return first + soft * (second - first);
    }
}
