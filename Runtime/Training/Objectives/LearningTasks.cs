using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Objectives;

/// <summary>Which kind of task a loss, a head and targets make.</summary>
internal static class LearningTasks
{
    /// <summary>Whether a loss takes the sigmoid of each score, and not the softmax of all.</summary>
    public static bool IsBinary(this Loss loss) => loss is Loss.BinaryCrossEntropy or Loss.BinaryFocal;

    /// <summary>The task, or why the model's scores and the data's targets make none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">The loss that it is trained with.</param>
    /// <param name="data">The data.</param>
    public static Result<LearningTask> Of(ModelDefinition model, Loss loss, IDataset data) => (loss.IsBinary(), model.Classes, data.Targets) switch
    {
        (false, _, Targets.Multiple) => new Failure(
            $"its pictures show any number of classes each, and {loss} is of one class each",
            data.Name,
            $"declare [Loss(Loss.{nameof(Loss.BinaryCrossEntropy)})] on {model.Name}, or take data of one class each"),
        (true, 1, Targets.Single) when data.Classes.Length == 2 => LearningTask.Binary,
        (_, 1, _) when data.Classes.Length == 2 => new Failure(
            $"{model.Name} gives one score, and {(loss.IsBinary() ? "pictures of several classes each need one for each class" : $"{loss} needs one for each class")}",
            model.Name,
            loss.IsBinary() ? "end the model in Linear(2)" : $"end the model in Linear(2), or declare [Loss(Loss.{nameof(Loss.BinaryCrossEntropy)})] on it"),
        (_, var scores, _) when scores != data.Classes.Length => new Failure(
            $"{model.Name} tells {scores} classes apart, but {data.Name} has {data.Classes.Length} ({Names(data)})",
            model.Name,
            $"end the model in Linear({data.Classes.Length}), or take data of {scores} classes"),
        (_, _, Targets.Multiple) => LearningTask.MultiLabel,
        _ => LearningTask.MultiClass,
    };

    /// <summary>The task that a model's loss and head are for, whatever the data: of a binary loss any number of classes each.</summary>
    public static LearningTask Of(ModelDefinition model, Loss loss) => (loss.IsBinary(), model.Classes) switch
    {
        (true, 1) => LearningTask.Binary,
        (true, _) => LearningTask.MultiLabel,
        _ => LearningTask.MultiClass,
    };

    /// <summary>
    /// The probabilities that go with a loss, <c>N×K</c> of scores <c>N×K</c>: a sigmoid of each where pictures may show several classes or
    /// there is one score, else a softmax. Where pictures show one class each and the loss is binary all the same, the sigmoids are divided by
    /// their sum.
    /// </summary>
    public static Tensor Probabilities(LearningTask task, Loss loss, Tensor logits)
    {
        if (task != LearningTask.MultiClass)
            return logits.sigmoid();
        if (!loss.IsBinary())
            return logits.softmax(1);
        using var each = logits.sigmoid();
        using var sum = each.sum(1, keepdim: true);
        return each / sum;
    }

    /// <summary>The first names of a dataset's classes, for messages.</summary>
    public static string Names(IDataset data) =>
        string.Join(", ", data.Classes.Take(3)) + (data.Classes.Length > 3 ? $" and {data.Classes.Length - 3} more" : "");
}
