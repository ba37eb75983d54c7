using DeclarativeNet.Data;
using DeclarativeNet.Torch;
using DeclarativeNet.Training.Objectives;

namespace DeclarativeNet.Training;

/// <summary>What has to hold before a run begins: a recipe within its ranges, data that fit the model.</summary>
public static class RunRules
{
    /// <summary>With more threads for each processor a run stands still.</summary>
    private static readonly int MostThreads = 16 * Environment.ProcessorCount;

    /// <summary>The first rule that a recipe breaks, if any; it stands at the property's name.</summary>
    public static Failure? Broken(Recipe recipe) => Broken(recipe, Autocast.Absent);

    /// <summary>As above.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="noAutocast">Why this machine has no mixed precision, if it has none.</param>
    internal static Failure? Broken(Recipe recipe, string? noAutocast)
    {
        if (OutOfRange(recipe) is { } failure)
            return failure;
        if (recipe.WarmupEpochs >= recipe.Epochs)
        {
            return new Failure(
                FormattableString.Invariant(
                    $"a warm-up of {recipe.WarmupEpochs} epochs leaves none of {recipe.Epochs} with the whole step size"),
                nameof(Recipe.WarmupEpochs),
                "warm up for fewer epochs, or train for more");
        }
        return recipe.Precision == Precision.BFloat16 && noAutocast is { } reason
            ? new Failure(reason, nameof(Recipe.Precision), $"use {nameof(Precision.Float32)}")
            : null;
    }

    /// <summary>
    /// The first setting of a recipe that is no setting at all, if any. Weights that were trained on another machine can be used on one
    /// that could not train them: what a machine lacks is not looked at.
    /// </summary>
    internal static Failure? OutOfRange(Recipe recipe) =>
        AtLeast(nameof(Recipe.Epochs), recipe.Epochs, 1)
        ?? AtLeast(nameof(Recipe.BatchSize), recipe.BatchSize, 1)
        ?? AtLeast(nameof(Recipe.Accumulation), recipe.Accumulation, 1)
        ?? Named(nameof(Recipe.Optimizer), recipe.Optimizer)
        ?? Rule(
            nameof(Recipe.LearningRate), recipe.LearningRate, recipe.LearningRate > 0 && double.IsFinite(recipe.LearningRate), "is above 0")
        ?? Share(nameof(Recipe.Momentum), recipe.Momentum)
        ?? AtLeast(nameof(Recipe.WeightDecay), recipe.WeightDecay, 0)
        ?? Named(nameof(Recipe.Schedule), recipe.Schedule)
        ?? AtLeast(nameof(Recipe.WarmupEpochs), recipe.WarmupEpochs, 0)
        ?? AtLeast(nameof(Recipe.StepEpochs), recipe.StepEpochs, 1)
        ?? Rule(nameof(Recipe.StepFactor), recipe.StepFactor, recipe.StepFactor is > 0 and < 1, "is above 0 and below 1")
        ?? AtLeast(nameof(Recipe.Patience), recipe.Patience, 1)
        ?? Rule(nameof(Recipe.FinalRate), recipe.FinalRate, recipe.FinalRate is >= 0 and <= 1, "is from 0 to 1")
        ?? AtLeast(nameof(Recipe.GradientClip), recipe.GradientClip, 0)
        ?? Named(nameof(Recipe.Precision), recipe.Precision)
        ?? Share(nameof(Recipe.Ema), recipe.Ema)
        ?? Rule(
            nameof(Recipe.SwaEpochs), recipe.SwaEpochs, recipe.SwaEpochs >= 0 && recipe.SwaEpochs <= recipe.Epochs, "is from 0 to the epochs")
        ?? (recipe is { Ema: > 0, SwaEpochs: > 0 }
            ? new Failure("the weights cannot be averaged in two ways", nameof(Recipe.SwaEpochs), $"leave it out, or {nameof(Recipe.Ema)}")
            : null)
        ?? Named(nameof(Recipe.Monitor), recipe.Monitor)
        ?? AtLeast(nameof(Recipe.EarlyStopping), recipe.EarlyStopping, 0)
        ?? Named(nameof(Recipe.ClassBalance), recipe.ClassBalance)
        ?? Broken(recipe.Objective)
        ?? AugmentationRules.Broken(recipe.Augmentation);

    /// <summary>What does not fit between a model, its recipe and its data, if anything.</summary>
    public static Failure? Broken(ModelDefinition model, Recipe recipe, DataSplit data) =>
        Parts(data).Select(part => Broken(model, recipe, part)).FirstOrDefault(failure => failure is not null)
        ?? Parts(data)
            .Where(part => !part.Classes.SequenceEqual(data.Train.Classes))
            .Select(part => new Failure(
                $"its classes ({LearningTasks.Names(part)}) are not those of {data.Train.Name} ({LearningTasks.Names(data.Train)})",
                part.Name,
                "give all parts of the data the same classes in the same order"))
            .FirstOrDefault();

    /// <summary>What is wrong with a run's options, if anything.</summary>
    public static Failure? Broken(RunOptions options) =>
        AtLeast(nameof(RunOptions.Threads), options.Threads ?? 1, 1)
        ?? (options.Threads > MostThreads
            ? new Failure(
                $"there are {options.Threads} threads for {Environment.ProcessorCount} processors, which would wait for each other",
                nameof(RunOptions.Threads),
                $"give at most {MostThreads}, as a rule one for each processor")
            : null)
        ?? AtLeast(nameof(RunOptions.CheckpointEvery), options.CheckpointEvery ?? 1, 1);

    /// <summary>The datasets of a split: train, validation, and test if there is one.</summary>
    internal static IEnumerable<IDataset> Parts(DataSplit data) =>
        data.Test is { } test ? [data.Train, data.Validation, test] : [data.Train, data.Validation];

    /// <summary>What does not fit between a model, its recipe and a dataset, if anything.</summary>
    public static Failure? Broken(ModelDefinition model, Recipe recipe, IDataset data)
    {
        var (input, size) = (model.Input, data.Size);
        if (data.Targets.Count == 0)
            return new Failure("it has no pictures", data.Name, "check the folder, and the share kept for validation");
        if (input.Channels != size.Channels || (input.Height ?? size.Height) != size.Height || (input.Width ?? size.Width) != size.Width)
        {
            return new Failure(
                $"{model.Name} takes pictures of {Describe(input)}, but those of {data.Name} are {size}",
                model.Name,
                $"declare [Input({size.Channels}, {size.Height}, {size.Width})], or open the data for this model's input");
        }
        var weights = recipe.Objective.ClassWeights.Count;
        return LearningTasks.Of(model, recipe.Objective.Loss, data).Match(
            _ => weights == 0 || weights == data.Classes.Length
                ? null
                : new Failure(
                    $"there are {weights} weights for the {data.Classes.Length} classes of {data.Name}",
                    nameof(Objective.ClassWeights),
                    "give one for each class, or none"),
            failure => (Failure?)failure);
    }

    private static Failure? Broken(Objective objective) =>
        Named(nameof(Objective.Loss), objective.Loss)
        ?? Share(nameof(Objective.LabelSmoothing), objective.LabelSmoothing)
        ?? AtLeast(nameof(Objective.Gamma), objective.Gamma, 0)
        ?? Share(nameof(Objective.Alpha), objective.Alpha)
        ?? objective.ClassWeights
            .Select(weight => Rule(nameof(Objective.ClassWeights), weight, weight > 0 && double.IsFinite(weight), "is above 0"))
            .FirstOrDefault(broken => broken is not null)
        ?? AtLeast(nameof(Objective.L1), objective.L1, 0)
        ?? AtLeast(nameof(Objective.L2), objective.L2, 0);

    private static Failure? AtLeast(string name, double value, int least) =>
        Rule(name, value, value >= least && double.IsFinite(value), $"is at least {least}");

    private static Failure? Share(string name, double value) => Rule(name, value, value is >= 0 and < 1, "is at least 0 and below 1");

    private static Failure? Named<T>(string name, T value)
        where T : struct, Enum => Rule(name, value, Enum.IsDefined(value), $"is {string.Join(" or ", Enum.GetNames<T>())}");

    /// <summary>The failure of a rule that a value breaks; nothing where it holds.</summary>
    internal static Failure? Rule(string name, object value, bool holds, string rule) => holds
        ? null
        : new Failure(FormattableString.Invariant($"{value} is out of range"), name, $"give a value that {rule}");

    private static string Describe(InputShape input) => $"{input.Channels}×{input.Height?.ToString() ?? "H"}×{input.Width?.ToString() ?? "W"}";
}
