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
/// </summary>
public sealed class ComparisonCommand
{
    private readonly ImmutableArray<ModelDefinition> models;
    private readonly CommandEnvironment environment;
    private readonly TrainOptions options;

    private ComparisonCommand(ImmutableArray<ModelDefinition> models, CommandEnvironment environment)
    {
        (this.models, this.environment) = (models, environment);
        options = new([.. models.Select(model => model.Recipe)], $"runs/{Name}-<time>");
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
        comparison.options.AddTo(train);
        train.SetAction((parsed, _) => comparison.Run(parsed));
        return new(comparison.Name, $"Compares {names}.") { new HelpOption { Recursive = true }, train };
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var folder = options.Folder(parsed) ?? RunDirectory.NameFor(Name, environment.Clock);
        ImmutableArray<PlannedRun> plans =
        [
            .. from model in models
               select new PlannedRun(
                   model, options.Apply(parsed, model.Recipe), options.Run(parsed, Path.Combine(folder, model.Name), environment.Clock)),
        ];
        if (FirstBroken(plan => RunRules.Broken(plan.Recipe) ?? RunRules.Broken(plan.Options)) is { } failure)
            return environment.Refuse(failure);
        var opened = await options.Open(parsed, plans[0].Model.Input, plans[0].Recipe.Seed, environment).ConfigureAwait(false);
        return await opened
            .Bind<DataSplit>(data => FirstBroken(plan => RunRules.Broken(plan.Model, plan.Recipe, data)) is { } misfit ? misfit : data)
            .Match(data => Train(data, plans, folder), unread => Task.FromResult(environment.Fail(unread)))
            .ConfigureAwait(false);

        Failure? FirstBroken(Func<PlannedRun, Failure?> rule) => plans.Select(rule).FirstOrDefault(broken => broken is not null);
    }

    private async Task<int> Train(DataSplit data, ImmutableArray<PlannedRun> plans, string folder)
    {
        var session = new RunSession(data, environment);
        var records = ImmutableArray.CreateBuilder<RunRecord>();
        foreach (var plan in plans)
        {
            switch (await session.Train(plan.Model, plan.Recipe, plan.Options).ConfigureAwait(false))
            {
                case Result<RunRecord>.Ok finished:
                    records.Add(finished.Value);
                    break;
                case Result<RunRecord>.Failed unwritten:
                    return environment.Fail(unwritten.Failure);
            }
        }
        foreach (var record in records)
        {
            environment.Say($"{record.Run.Model}");
            environment.Say($"accuracy: {record.Evaluation.Accuracy:F4}");
        }
        return session.Report(folder, records.ToImmutable());
    }

    /// <summary>A model with what the command line makes of its recipe.</summary>
    private sealed record PlannedRun(ModelDefinition Model, Recipe Recipe, RunOptions Options);
}
