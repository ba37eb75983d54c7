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

    private readonly Option<string?> output = Options.Path(
        "--output", $"Folder for checkpoints, history and report (default: {defaultOutput})", "folder");

    private readonly Option<bool> overwrite = new("--overwrite")
    {
        Description = "Begins anew in a folder that has a run, whose files are removed (default: such a folder is refused)",
    };

    /// <summary>What of a planned run is out of its range or does not fit its model, if anything; it stands at the property's name.</summary>
    public static Failure? Broken(ModelDefinition model, Recipe recipe, RunOptions run) =>
        RunRules.Broken(recipe) ?? RunRules.Broken(run) ?? Broken(model, run.FineTuning);

    /// <summary>Adds those of a run that is kept to a command.</summary>
    public void AddAllTo(Command command)
    {
        AddTo(command);
        command.Add(overwrite);
    }

    /// <summary>Adds those of any run to a command.</summary>
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

    /// <summary>What speaks against a new run in a folder, if anything: another's files would be lost.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="resume">What <c>--resume</c> would take.</param>
    public Failure? Taken(ParseResult parsed, string folder, string resume) => parsed.GetValue(overwrite) || !RunDirectory.IsTaken(folder)
        ? null
        : new Failure(
            $"{folder} has a run already", "Output", $"go on with it by --resume {resume}, begin anew with --overwrite, or give another folder");

    /// <summary>Makes the folder of a new run ready: the one asked for, without what is to be overwritten, or one of its own.</summary>
    /// <param name="folder">The folder asked for, if one is.</param>
    /// <param name="trained">What is trained.</param>
    /// <param name="clock">What tells the time.</param>
    public static Result<string> Ready(string? folder, string trained, TimeProvider clock) =>
        folder is null ? RunDirectory.Reserve(RunDirectory.NameFor(trained, clock))
            : RunDirectory.Open(folder).Bind(place => RunDirectory.IsTaken(place) ? RunDirectory.Clear(place) : place);

    /// <summary>What speaks against going on with a run, if anything: it has its weights already.</summary>
    public Failure? TakenOver(ParseResult parsed) => transfer.From(parsed) is null
        ? null
        : new Failure("a run that goes on has its own weights", "From", "leave out --from, or --resume");

    /// <summary>How a run is begun.</summary>
    public RunOrigin Origin(ParseResult parsed)
    {
        var words = parsed.Tokens.Select(token => token.Value).Prepend(parsed.RootCommandResult.Command.Name);
        return data.Origin(parsed, string.Join(' ', words.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word)));
    }

    /// <summary>What a run needs beside its recipe.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">The run's folder, if it is known yet.</param>
    /// <param name="clock">What tells the time.</param>
    /// <param name="tuning">What a resumed run takes over and holds still, where no option says otherwise.</param>
    public RunOptions Run(ParseResult parsed, string? folder, TimeProvider clock, FineTuning? tuning = null) => new()
    {
        Device = parsed.GetValue(device)!,
        Directory = folder,
        Threads = parsed.GetValue(threads),
        Clock = clock,
        CheckpointEvery = parsed.GetValue(checkpointEvery),
        FineTuning = transfer.Apply(parsed, tuning ?? FineTuning.None),
    };

    /// <summary>Opens the data, where the device is there.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What the model takes.</param>
    /// <param name="seed">The number that the split follows from.</param>
    /// <param name="environment">Where progress is told, and what ends it.</param>
    public Task<Result<DataSplit>> Open(ParseResult parsed, InputShape input, int seed, CommandEnvironment environment) =>
        Devices.Find(parsed.GetValue(device)!).Match(
            _ => data.Open(parsed, input, seed, environment), failure => Task.FromResult<Result<DataSplit>>(failure));

    /// <summary>Which paths there are, the network itself says best.</summary>
    private static Failure? Broken(ModelDefinition model, FineTuning tuning)
    {
        if (tuning == FineTuning.None)
            return null;
        using var network = model.Create();
        return tuning.Broken([.. network.named_parameters().Select(named => named.name)]);
    }
}
