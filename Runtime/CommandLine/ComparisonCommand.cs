using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using DeclarativeNet.Data;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary>
/// The command line of several models that are to be compared: <c>train</c> trains them one after the other on the same data, each with
/// its own recipe, and writes one report with all of their curves. Its options are those of a model's own <c>train</c>, and hold for all.
/// A model's name leads to all commands of it alone.
/// </summary>
public sealed class ComparisonCommand
{
    private readonly ImmutableArray<ModelDefinition> models;
    private readonly CommandEnvironment environment;
    private readonly TrainOptions options;

    private readonly Option<string?> resume = new("--resume")
    {
        Description = "Goes on with a comparison: models that are trained are left as they are, the next goes on from its checkpoint",
        HelpName = "folder",
    };

    private ComparisonCommand(ImmutableArray<ModelDefinition> models, CommandEnvironment environment)
    {
        (this.models, this.environment) = (models, environment);
        options = new([.. models.Select(model => model.Recipe)], $"runs/{Name}-<time>, or the folder resumed");
    }

    private string Name => string.Join("-and-", models.Select(model => model.Name));

    /// <summary>
    /// Runs a command on this process's console. The first Ctrl-C asks it to stop in good order; one more, a second later, ends the process.
    /// </summary>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="models">The models, at least one, each of another name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="ArgumentException">There is no model, or two have the same name.</exception>
    public static Task<int> Run(IReadOnlyList<string> arguments, params ModelDefinition[] models)
    {
        var checkedModels = Checked(models);
        return CommandHost.Run(environment => Describe(checkedModels, environment), arguments);
    }

    /// <summary>Runs a command on what it is given.</summary>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="environment">Console and clock.</param>
    /// <param name="models">The models, at least one, each of another name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="ArgumentException">There is no model, or two have the same name.</exception>
    public static Task<int> Run(IReadOnlyList<string> arguments, CommandEnvironment environment, params ModelDefinition[] models) =>
        CommandHost.Run(Describe(Checked(models), environment), arguments, environment);

    /// <summary>A model's folder and its name in the report are the record's name.</summary>
    private static ImmutableArray<ModelDefinition> Checked(ModelDefinition[] models) =>
        models.Length > 0 && models.DistinctBy(model => model.Name).Count() == models.Length
            ? [.. models]
            : throw new ArgumentException("A comparison needs models, each of another name.", nameof(models));

    private static Command Describe(ImmutableArray<ModelDefinition> models, CommandEnvironment environment)
    {
        var comparison = new ComparisonCommand(models, environment);
        var names = string.Join(" and ", models.Select(model => model.Name));
        var train = new Command("train", $"Trains {names} on the same data and writes checkpoints of each and a report of all.");
        comparison.options.AddAllTo(train);
        train.Add(comparison.resume);
        train.SetAction((parsed, _) => comparison.Run(parsed));
        var root = new Command(comparison.Name, $"Compares {names}.")
        {
            new HelpOption { Recursive = true }, train, ReportCommand.Describe(environment),
        };
        foreach (var model in models)
            root.Add(ModelCommand.Commands(model, environment));
        return root;
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var begun = parsed.GetValue(resume);
        var folder = begun ?? options.Folder(parsed);
        ImmutableArray<PlannedRun> plans =
            [.. models.Select(model => new PlannedRun(model, options.Apply(parsed, model.Recipe), options.Run(parsed, null, environment.Clock)))];
        var taken = folder is null || begun is not null
            ? null
            : models.Select(model => options.Taken(parsed, Path.Combine(folder, model.Name), folder)).FirstOrDefault(found => found is not null);
        if ((FirstBroken(plan => TrainOptions.Broken(plan.Model, plan.Recipe, plan.Options)) ?? taken) is { } failure)
            return environment.Refuse(failure);
        var opened = await options.Open(parsed, plans[0].Model.Input, plans[0].Recipe.Seed, environment).ConfigureAwait(false);
        return await opened
            .Bind<DataSplit>(data => FirstBroken(plan => RunRules.Broken(plan.Model, plan.Recipe, data)) is { } misfit ? misfit : data)
            .Bind(data => Ready(folder, begun).Map(place => (data, place)))
            .Match(
                ready => Train(ready.data, options.Origin(parsed), plans, ready.place), unread => Task.FromResult(environment.Fail(unread)))
            .ConfigureAwait(false);

        Failure? FirstBroken(Func<PlannedRun, Failure?> rule) => plans.Select(rule).FirstOrDefault(broken => broken is not null);
    }

    /// <summary>The folder for all, with room for each.</summary>
    private Result<string> Ready(string? folder, string? begun)
    {
        if (folder is null)
            return TrainOptions.Ready(null, Name, environment.Clock);
        return begun is not null ? folder : models.Aggregate((Result<string>)folder, (all, model) =>
            all.Bind(place => TrainOptions.Ready(Path.Combine(place, model.Name), Name, environment.Clock).Map(_ => place)));
    }

    private async Task<int> Train(DataSplit data, RunOrigin origin, ImmutableArray<PlannedRun> plans, string folder)
    {
        var session = new RunSession(data, origin, environment);
        var records = ImmutableArray.CreateBuilder<RunRecord>();
        try
        {
            foreach (var plan in plans)
            {
                switch (await Trained(session, plan, Path.Combine(folder, plan.Model.Name)).ConfigureAwait(false))
                {
                    case Result<RunRecord>.Ok finished:
                        records.Add(finished.Value);
                        break;
                    case Result<RunRecord>.Failed unwritten:
                        return environment.Fail(unwritten.Failure);
                }
            }
        }
        catch (OperationCanceledException) when (environment.Cancellation.IsCancellationRequested)
        {
            environment.Error.WriteLine($"cancelled; go on with: train --resume {folder} and the same --data and options");
            return ExitCode.Cancelled;
        }
        foreach (var record in records)
        {
            environment.Say($"{record.Run.Model}");
            environment.SayMerit(record.Evaluation);
        }
        return session.Report(folder, records.ToImmutable());
    }

    /// <summary>A model trained: now, or before its comparison was cancelled.</summary>
    private static Task<Result<RunRecord>> Trained(RunSession session, PlannedRun plan, string folder)
    {
        if (File.Exists(Path.Combine(folder, RunRecordFile.Name)))
            return Task.FromResult(RunRecordFile.Read(Path.Combine(folder, RunRecordFile.Name)));
        var last = RunDirectory.LastCheckpointIn(folder);
        return session.Train(plan.Model, plan.Recipe, plan.Options with { Directory = folder, Resume = File.Exists(last) ? last : null });
    }

    /// <summary>A model with what the command line makes of its recipe.</summary>
    private sealed record PlannedRun(ModelDefinition Model, Recipe Recipe, RunOptions Options);
}
