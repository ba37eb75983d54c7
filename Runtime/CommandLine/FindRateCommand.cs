using System.Collections.Immutable;
using System.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine;

/// <summary><c>find-lr</c>: which learning rate to take.</summary>
internal sealed class FindRateCommand
{
    /// <summary>A line in so many trials is enough to see that it goes on.</summary>
    private const int TrialsALine = 20;

    private readonly ModelDefinition model;
    private readonly CommandEnvironment environment;
    private readonly TrainOptions options;

    private readonly Option<int?> batches = Options.Number<int>("--batches", "How many rates to try at most (default: 200)", "count");

    private FindRateCommand(ModelDefinition model, CommandEnvironment environment)
    {
        (this.model, this.environment) = (model, environment);
        options = new([model.Recipe], $"runs/{model.Name}-<time>");
    }

    /// <summary>The command.</summary>
    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var find = new FindRateCommand(model, environment);
        var command = new Command("find-lr", "Tries learning rates from tiny to huge, and says where the loss falls fastest.");
        find.options.AddTo(command);
        command.Add(find.batches);
        command.SetAction((parsed, _) => find.Run(parsed));
        return command;
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var recipe = options.Apply(parsed, model.Recipe);
        var run = options.Run(parsed, options.Folder(parsed), environment.Clock);
        if (TrainOptions.Broken(model, recipe, run) is { } failure)
            return environment.Refuse(failure);
        if (parsed.GetValue(batches) is < 2 and { } few)
            return environment.Refuse(new Failure($"{few} is out of range", "Batches", "give a value that is at least 2"));
        var opened = await options.Open(parsed, model.Input, recipe.Seed, environment).ConfigureAwait(false);
        return await opened
            .Match(data => Find(data, recipe, run, parsed.GetValue(batches) ?? 200), unread => Task.FromResult(environment.Fail(unread)))
            .ConfigureAwait(false);
    }

    private async Task<int> Find(DataSplit data, Recipe recipe, RunOptions run, int most)
    {
        var warnings = new WarningLines(data, environment.Error);
        warnings.Tell();
        var trials = ImmutableArray.CreateBuilder<RateTrial>();
        await foreach (var trial in LearningRateFinder.Try(model, data, recipe, run, most, environment.Cancellation).ConfigureAwait(false))
        {
            trials.Add(trial);
            if (trials.Count % TrialsALine == 0)
                environment.Say($"learning rate {trial.Rate:0.0e+0}: loss {trial.Loss:F4}");
        }
        warnings.Tell();
        if (trials.Count == 0)
            return environment.Fail(new Failure("the loss is no number from the first batch on", model.Name, "look at the data and the network"));
        var finding = LearningRateFinder.Find(trials.ToImmutable());
        var folder = run.Directory is { } asked ? asked : RunDirectory.Reserve(RunDirectory.NameFor(model.Name, environment.Clock));
        return folder.Bind(place => RatePage.Write(Path.Combine(place, "find-lr.html"), model.Name, finding)).Match(
            page =>
            {
                environment.Say($"learning rate: {(finding.Suggested is { } rate ? rate.ToString("0.0e+0", System.Globalization.CultureInfo.InvariantCulture) : "none")}");
                environment.Say($"curve: {Path.GetFullPath(page)}");
                return ExitCode.Ok;
            },
            environment.Fail);
    }
}
