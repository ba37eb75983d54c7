using DeclarativeNet.Data;

namespace DeclarativeNet.Training;

/// <summary>What has to hold before a run begins: a recipe within its ranges, data that fit the model.</summary>
public static class RunRules
{
    /// <summary>The first rule that a recipe breaks, if any; it stands at the property's name.</summary>
    public static Failure? Broken(Recipe recipe) =>
        Rule(nameof(Recipe.Epochs), recipe.Epochs, recipe.Epochs >= 1, "is at least 1")
        ?? Rule(nameof(Recipe.BatchSize), recipe.BatchSize, recipe.BatchSize >= 1, "is at least 1")
        ?? Rule(
            nameof(Recipe.Optimizer), recipe.Optimizer, Enum.IsDefined(recipe.Optimizer), $"is {string.Join(" or ", Enum.GetNames<Optimizer>())}")
        ?? Rule(
            nameof(Recipe.LearningRate), recipe.LearningRate, recipe.LearningRate > 0 && double.IsFinite(recipe.LearningRate), "is above 0")
        ?? Rule(nameof(Recipe.Momentum), recipe.Momentum, recipe.Momentum is >= 0 and < 1, "is at least 0 and below 1")
        ?? Rule(
            nameof(Recipe.WeightDecay), recipe.WeightDecay, recipe.WeightDecay >= 0 && double.IsFinite(recipe.WeightDecay), "is at least 0")
        ?? AugmentationRules.Broken(recipe.Augmentation);

    /// <summary>What does not fit between a model and its data, if anything.</summary>
    public static Failure? Broken(ModelDefinition model, DataSplit data) =>
        Parts(data).Select(part => Broken(model, part)).FirstOrDefault(failure => failure is not null)
        ?? Parts(data)
            .Where(part => !part.Classes.SequenceEqual(data.Train.Classes))
            .Select(part => new Failure(
                $"its classes ({Names(part)}) are not those of {data.Train.Name} ({Names(data.Train)})",
                part.Name,
                "give all parts of the data the same classes in the same order"))
            .FirstOrDefault();

    /// <summary>What is wrong with a run's options, if anything.</summary>
    public static Failure? Broken(RunOptions options) =>
        Rule(nameof(RunOptions.Threads), options.Threads ?? 1, options.Threads is null or >= 1, "is at least 1");

    /// <summary>The datasets of a split: train, validation, and test if there is one.</summary>
    internal static IEnumerable<IDataset> Parts(DataSplit data) =>
        data.Test is { } test ? [data.Train, data.Validation, test] : [data.Train, data.Validation];

    /// <summary>What does not fit between a model and a dataset, if anything.</summary>
    public static Failure? Broken(ModelDefinition model, IDataset data)
    {
        var (input, size) = (model.Input, data.Size);
        if (data.Targets.Count == 0)
            return new Failure("it has no pictures", data.Name, "check the folder, and the share kept for validation");
        if (data.Targets is Targets.Multiple)
            return new Failure("its pictures show any number of classes each", data.Name, "give data whose pictures show one class each");
        if (input.Channels != size.Channels || (input.Height ?? size.Height) != size.Height || (input.Width ?? size.Width) != size.Width)
        {
            return new Failure(
                $"{model.Name} takes pictures of {Describe(input)}, but those of {data.Name} are {size}",
                model.Name,
                $"declare [Input({size.Channels}, {size.Height}, {size.Width})], or open the data for this model's input");
        }
        return model.Classes == data.Classes.Length
            ? null
            : new Failure(
                $"{model.Name} tells {model.Classes} classes apart, but {data.Name} has {data.Classes.Length} ({Names(data)})",
                model.Name,
                $"end the model in Linear({data.Classes.Length}), or take data of {model.Classes} classes");
    }

    /// <summary>The failure of a rule that a value breaks; nothing where it holds.</summary>
    internal static Failure? Rule(string name, object value, bool holds, string rule) => holds
        ? null
        : new Failure(FormattableString.Invariant($"{value} is out of range"), name, $"give a value that {rule}");

    private static string Describe(InputShape input) => $"{input.Channels}×{input.Height?.ToString() ?? "H"}×{input.Width?.ToString() ?? "W"}";

    private static string Names(IDataset data) =>
        string.Join(", ", data.Classes.Take(3)) + (data.Classes.Length > 3 ? $" and {data.Classes.Length - 3} more" : "");
}
