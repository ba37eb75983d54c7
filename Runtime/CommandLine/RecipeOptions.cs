using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that change a recipe for one run.</summary>
internal sealed class RecipeOptions
{
    private readonly Option<int?> epochs;
    private readonly Option<int?> batchSize;
    private readonly Option<double?> learningRate;
    private readonly Option<string?> optimizer;
    private readonly Option<int?> seed;
    private readonly AugmentationOptions augmentation;

    /// <summary>Describes the options.</summary>
    /// <param name="defaults">The recipes of the models that they are for: what holds where an option is not given.</param>
    public RecipeOptions(ImmutableArray<Recipe> defaults)
    {
        epochs = Options.Number<int>("--epochs", $"Passes over the training data {Default(recipe => recipe.Epochs)}", "count");
        batchSize = Options.Number<int>("--batch-size", $"Pictures a step {Default(recipe => recipe.BatchSize)}", "count");
        learningRate = Options.Number<double>("--learning-rate", $"Step size {Default(recipe => recipe.LearningRate)}", "rate");
        optimizer = Choice(Default(recipe => Name(recipe.Optimizer)));
        seed = Options.Number<int>("--seed", $"The number that every random choice follows from {Default(recipe => recipe.Seed)}", "number");
        augmentation = new([.. defaults.Select(recipe => recipe.Augmentation)]);

        string Default<T>(Func<Recipe, T> value) =>
            $"(default: {string.Join(", ", defaults.Select(value).Distinct().Select(each => Convert.ToString(each, CultureInfo.InvariantCulture)))})";
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [epochs, batchSize, learningRate, optimizer, seed];
        foreach (var option in all)
            command.Add(option);
        augmentation.AddTo(command);
    }

    /// <summary>A recipe with what the command line says of it.</summary>
    public Recipe Apply(ParseResult parsed, Recipe recipe) => recipe with
    {
        Epochs = parsed.GetValue(epochs) ?? recipe.Epochs,
        BatchSize = parsed.GetValue(batchSize) ?? recipe.BatchSize,
        LearningRate = parsed.GetValue(learningRate) ?? recipe.LearningRate,
        Optimizer = parsed.GetValue(optimizer) is { } name ? Enum.Parse<Optimizer>(name, ignoreCase: true) : recipe.Optimizer,
        Seed = parsed.GetValue(seed) ?? recipe.Seed,
        Augmentation = augmentation.Apply(parsed, recipe.Augmentation),
    };

    private static Option<string?> Choice(string byDefault)
    {
        var names = Enum.GetValues<Optimizer>().Select(Name).ToArray();
        var option = new Option<string?>("--optimizer")
        {
            Description = $"{string.Join(" or ", names)} {byDefault}",
            HelpName = "name",
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }

    private static string Name(Optimizer optimizer) => optimizer.ToString().ToLowerInvariant();
}
