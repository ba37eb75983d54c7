using System.CommandLine;
using System.Globalization;

namespace DeclarativeNet.CommandLine;

/// <summary>The options that change a recipe for one run.</summary>
/// <param name="defaults">The model's recipe, for the help.</param>
internal sealed class RecipeOptions(Recipe defaults)
{
    private readonly Option<int?> epochs = Options.Number<int>("--epochs", $"Passes over the training data (default: {defaults.Epochs})", "count");

    private readonly Option<int?> batchSize = Options.Number<int>("--batch-size", $"Pictures a step (default: {defaults.BatchSize})", "count");

    private readonly Option<double?> learningRate = Options.Number<double>(
        "--learning-rate", string.Create(CultureInfo.InvariantCulture, $"Step size (default: {defaults.LearningRate})"), "rate");

    private readonly Option<string?> optimizer = Choice(defaults);

    private readonly Option<int?> seed = Options.Number<int>(
        "--seed", $"The number that every random choice follows from (default: {defaults.Seed})", "number");

    private readonly Option<bool> noAugment = new("--no-augment")
    {
        Description = defaults.Augmentation == Augmentation.None
            ? "Leaves the training pictures as they are (this model's recipe does so by itself)"
            : "Leaves the training pictures as they are",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [epochs, batchSize, learningRate, optimizer, seed, noAugment];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>A recipe with what the command line says of it.</summary>
    public Recipe Apply(ParseResult parsed, Recipe recipe) => recipe with
    {
        Epochs = parsed.GetValue(epochs) ?? recipe.Epochs,
        BatchSize = parsed.GetValue(batchSize) ?? recipe.BatchSize,
        LearningRate = parsed.GetValue(learningRate) ?? recipe.LearningRate,
        Optimizer = parsed.GetValue(optimizer) is { } name ? Enum.Parse<Optimizer>(name, ignoreCase: true) : recipe.Optimizer,
        Seed = parsed.GetValue(seed) ?? recipe.Seed,
        Augmentation = parsed.GetValue(noAugment) ? Augmentation.None : recipe.Augmentation,
    };

    private static Option<string?> Choice(Recipe defaults)
    {
        var names = Enum.GetNames<Optimizer>().Select(name => name.ToLowerInvariant()).ToArray();
        var option = new Option<string?>("--optimizer")
        {
            Description = $"{string.Join(" or ", names)} (default: {defaults.Optimizer.ToString().ToLowerInvariant()})",
            HelpName = "name",
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }
}
