using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.CommandLine;

/// <summary>The options of every command that trains: data, recipe, device, threads, folder.</summary>
/// <param name="recipes">The recipes of the models to train, for the help.</param>
/// <param name="defaultOutput">What is taken where no folder is given, in words, for the help.</param>
internal sealed class TrainOptions(ImmutableArray<Recipe> recipes, string defaultOutput)
{
    private readonly DataArguments data = new();
    private readonly RecipeOptions recipe = new(recipes);
    private readonly TransferOptions transfer = new();
    private readonly Option<string> device = Options.Device();
    private readonly Option<int?> threads = Options.Threads();

    private readonly Option<int?> checkpointEvery = Options.Number<int>(
        "--checkpoint-every", "Batches after which a checkpoint is written within an epoch as well (default: after epochs only)", "count");

    private readonly Option<string?> output = new("--output")
    {
        Description = $"Folder for checkpoints, history and report (default: {defaultOutput})",
        HelpName = "folder",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        data.AddTo(command);
        recipe.AddTo(command);
        transfer.AddTo(command);
        command.Add(device);
        command.Add(threads);
        command.Add(checkpointEvery);
        command.Add(output);
    }

    /// <summary>A recipe with what the command line says of it.</summary>
    public Recipe Apply(ParseResult parsed, Recipe defaults) => recipe.Apply(parsed, defaults);

    /// <summary>The folder asked for, if one is.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(output);

    /// <summary>What a run needs beside its recipe.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="clock">What tells the time.</param>
    /// <param name="tuning">What a resumed run takes over and holds still, where no option says otherwise.</param>
    public RunOptions Run(ParseResult parsed, string folder, TimeProvider clock, FineTuning? tuning = null) => new()
    {
        Device = parsed.GetValue(device)!,
        Directory = folder,
        Threads = parsed.GetValue(threads),
        Clock = clock,
        CheckpointEvery = parsed.GetValue(checkpointEvery),
        FineTuning = transfer.Apply(parsed, tuning ?? FineTuning.None),
    };

    /// <summary>Opens the data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="seed">The number that the split follows from.</param>
    /// <param name="environment">Where progress is told, and what ends it.</param>
    public Task<Result<DataSplit>> Open(ParseResult parsed, InputShape input, int seed, CommandEnvironment environment) =>
        data.Open(parsed, input, seed, environment);
}
