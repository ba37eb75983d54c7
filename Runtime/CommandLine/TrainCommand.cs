using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.CommandLine.Display;
using DeclarativeNet.Data;
using DeclarativeNet.Torch;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary><c>train</c>: a run from data to report.</summary>
internal sealed class TrainCommand(ModelDefinition model, CommandEnvironment environment)
{
    private readonly RecipeOptions recipeOptions = new(model.Recipe);
    private readonly DataArguments dataOptions = new();
    private readonly Option<string> device = Options.Device();
    private readonly Option<int?> threads = Options.Threads();

    private readonly Option<string?> output = new("--output")
    {
        Description = $"Folder for checkpoints, history and report (default: runs/{model.Name}-<time>, or the folder of the checkpoint resumed)",
        HelpName = "folder",
    };

    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Goes on from a checkpoint, with its recipe where no option says otherwise",
        HelpName = "file",
    };

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var train = new TrainCommand(model, environment);
        var command = new Command("train", $"Trains {model.Name} and writes checkpoints and a report.");
        train.dataOptions.AddTo(command);
        train.recipeOptions.AddTo(command);
        Option[] rest = [train.device, train.threads, train.output, train.resume];
        foreach (var option in rest)
            command.Add(option);
        command.SetAction((parsed, _) => train.Run(parsed));
        return command;
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var from = parsed.GetValue(resume);
        return await (from is null ? model.Recipe : Checkpoint.Read(from).Map(checkpoint => checkpoint.Recipe))
            .Map(recipe => recipeOptions.Apply(parsed, recipe))
            .Match(recipe => Run(parsed, recipe, from), failure => Task.FromResult(environment.Fail(failure)))
            .ConfigureAwait(false);
    }

    private async Task<int> Run(ParseResult parsed, Recipe recipe, string? from)
    {
        var folder = parsed.GetValue(output) ?? Path.GetDirectoryName(from) ?? RunDirectory.NameFor(model, environment.Clock);
        var options = new RunOptions
        {
            Device = parsed.GetValue(device)!,
            Directory = folder,
            Resume = from,
            Threads = parsed.GetValue(threads),
            Clock = environment.Clock,
        };
        if ((RunRules.Broken(recipe) ?? RunRules.Broken(options)) is { } failure)
            return environment.Refuse(failure);
        return await dataOptions.Open(parsed, model.Input, recipe.Seed)
            .Match(data => Train(data, recipe, options), unread => Task.FromResult(environment.Fail(unread)))
            .ConfigureAwait(false);
    }

    private async Task<int> Train(DataSplit data, Recipe recipe, RunOptions options)
    {
        ImmutableArray<string> warnings = [.. Backend.Warnings(), .. data.Warnings.Select(warning => warning.ToString())];
        foreach (var warning in warnings)
            environment.Error.WriteLine($"warning: {warning}");
        var directory = new RunDirectory(options.Directory!, warnings);
        try
        {
            var events = Trainer.Train(model, data, recipe, options, environment.Cancellation);
            await foreach (var happened in events.Show(environment.Console, environment.IsTerminal, environment.Clock).ConfigureAwait(false))
            {
                if (directory.Keep(happened) is Result<string?>.Failed unwritten)
                    return environment.Fail(unwritten.Failure);
                if (happened is TrainingEvent.Completed completed)
                {
                    environment.Say($"accuracy: {completed.Evaluation.Accuracy:F4}");
                    environment.Say($"report: {Path.GetFullPath(directory.Report)}");
                }
            }
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (environment.Cancellation.IsCancellationRequested && File.Exists(directory.LastCheckpoint))
        {
            environment.Error.WriteLine($"cancelled; go on with: train --resume {directory.LastCheckpoint} and the same --data");
            return ExitCode.Cancelled;
        }
    }
}
