using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.CommandLine;

/// <summary><c>train</c>: a run from data to report.</summary>
internal sealed class TrainCommand(ModelDefinition model, CommandEnvironment environment)
{
    private readonly TrainOptions options = new([model.Recipe], $"runs/{model.Name}-<time>, or the folder of the checkpoint resumed");

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
        train.options.AddAllTo(command);
        command.Add(train.resume);
        command.SetAction((parsed, _) => train.Run(parsed));
        return command;
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var from = parsed.GetValue(resume);
        var begun = from is null
            ? new Result<(Recipe Recipe, FineTuning Tuning)>.Ok((model.Recipe, FineTuning.None))
            : Checkpoint.Read(from).Map(checkpoint => (checkpoint.Recipe, Tuning: checkpoint.FineTuning));
        return await begun
            .Match(run => Run(parsed, options.Apply(parsed, run.Recipe), run.Tuning, from), failure => Task.FromResult(environment.Fail(failure)))
            .ConfigureAwait(false);
    }

    private async Task<int> Run(ParseResult parsed, Recipe recipe, FineTuning tuning, string? from)
    {
        var folder = options.Folder(parsed) ?? (from is null ? null : FolderOf(from));
        var run = options.Run(parsed, folder, environment.Clock, tuning) with { Resume = from };
        var taken = folder is not null && !IsOf(from, folder) ? options.Taken(parsed, folder, RunDirectory.LastCheckpointIn(folder)) : null;
        var twice = from is not null ? options.TakenOver(parsed) : null;
        if ((TrainOptions.Broken(model, recipe, run) ?? twice ?? taken) is { } failure)
            return environment.Refuse(failure);
        var opened = await options.Open(parsed, model.Input, recipe.Seed, environment).ConfigureAwait(false);
        return await opened
            .Bind<DataSplit>(data => RunRules.Broken(model, recipe, data) is { } misfit ? misfit : data)
            .Bind(data => Ready(folder, from).Map(place => (data, run: run with { Directory = place })))
            .Match(
                ready => Train(ready.data, options.Origin(parsed), recipe, ready.run), unread => Task.FromResult(environment.Fail(unread)))
            .ConfigureAwait(false);
    }

    /// <summary>A run that goes on keeps what it has, and takes its best weights along into another folder.</summary>
    private Result<string> Ready(string? folder, string? from) => folder is not null && IsOf(from, folder)
        ? RunDirectory.Open(folder)
        : TrainOptions.Ready(folder, model.Name, environment.Clock)
            .Bind(place => from is null ? place : RunDirectory.TakeAlong(FolderOf(from), place));

    private static bool IsOf(string? from, string folder) => from is not null && Path.GetFullPath(FolderOf(from)) == Path.GetFullPath(folder);

    private static string FolderOf(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".";

    private async Task<int> Train(DataSplit data, RunOrigin origin, Recipe recipe, RunOptions run)
    {
        var session = new RunSession(data, origin, environment);
        try
        {
            var trained = await session.Train(model, recipe, run).ConfigureAwait(false);
            return trained.Match(
                record =>
                {
                    environment.SayMerit(record.Evaluation);
                    return session.Report(run.Directory!, [record]);
                },
                environment.Fail);
        }
        catch (OperationCanceledException) when (
            environment.Cancellation.IsCancellationRequested && File.Exists(RunDirectory.LastCheckpointIn(run.Directory!)))
        {
            environment.Error.WriteLine(
                $"cancelled; go on with: train --resume {RunDirectory.LastCheckpointIn(run.Directory!)} and the same --data");
            return ExitCode.Cancelled;
        }
    }
}
