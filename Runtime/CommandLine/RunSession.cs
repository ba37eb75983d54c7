using System.Collections.Immutable;
using System.Diagnostics;
using DeclarativeNet.Augmentations;
using DeclarativeNet.CommandLine.Display;
using DeclarativeNet.Data;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Reports.TensorBoard;
using DeclarativeNet.Torch;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.CommandLine;

/// <summary>One or several runs on the same data, shown while they run, kept in their folders, and told of in one report.</summary>
internal sealed class RunSession
{
    /// <summary>How many training pictures are shown before and after augmentation.</summary>
    private const int AugmentedPictures = 8;

    private readonly DataSplit data;
    private readonly RunOrigin origin;
    private readonly CommandEnvironment environment;
    private readonly WarningLines warnings;

    /// <summary>Says what there is to warn of before anything runs.</summary>
    /// <param name="data">What is trained and measured on.</param>
    /// <param name="origin">How it was begun.</param>
    /// <param name="environment">Where it is shown.</param>
    public RunSession(DataSplit data, RunOrigin origin, CommandEnvironment environment)
    {
        (this.data, this.origin, this.environment) = (data, origin, environment);
        warnings = new WarningLines(data, environment.Error);
        warnings.Tell();
    }

    /// <summary>Trains a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="recipe">How.</param>
    /// <param name="options">With what; its folder is the run's.</param>
    /// <returns>The finished run, or what the file system said.</returns>
    /// <exception cref="TrainingException">The run cannot begin, or cannot go on.</exception>
    /// <exception cref="OperationCanceledException">The user wants it to stop.</exception>
    public async Task<Result<RunRecord>> Train(ModelDefinition model, Recipe recipe, RunOptions options)
    {
        var directory = new RunDirectory(options.Directory!);
        var events = Trainer.Train(model, data, recipe, options, environment.Cancellation)
            .LogToTensorBoard(RunDirectory.TensorBoardIn(options.Directory!), environment.Clock);
        RunDescription? run = null;
        TransferReport? transfer = null;
        await foreach (var happened in events.Show(environment.Console, environment.IsTerminal, environment.Clock).ConfigureAwait(false))
        {
            var kept = happened is TrainingEvent.Started started ? started with { Run = started.Run with { Origin = origin } } : happened;
            if (directory.Keep(kept) is Result<string?>.Failed unwritten)
                return unwritten.Failure;
            run ??= (kept as TrainingEvent.Started)?.Run;
            transfer ??= (happened as TrainingEvent.Transferred)?.Report;
            if (happened is TrainingEvent.Completed completed)
            {
                warnings.Tell();
                ImmutableArray<string> found = [.. Backend.Warnings(), .. RunFindings.Of(recipe, completed.History, completed.Evaluation)];
                var record = new RunRecord(run!, completed.History, completed.Evaluation, found)
                {
                    Skipped = data.Warnings,
                    Augmented = Augmented(recipe),
                    Transfer = transfer,
                    PeakMemory = PeakMemory(),
                };
                return RunRecordFile.Write(Path.Combine(options.Directory!, RunRecordFile.Name), record).Map(_ => record);
            }
        }
        throw new InvalidOperationException("The run ended without a result.");
    }

    /// <summary>Writes the report of finished runs and says where it is.</summary>
    /// <returns>The exit code.</returns>
    public int Report(string folder, IReadOnlyList<RunRecord> runs) => HtmlReport.Write(Path.Combine(folder, "report.html"), runs).Match(
        file =>
        {
            environment.Say($"report: {Path.GetFullPath(file)}");
            return ExitCode.Ok;
        },
        environment.Fail);

    /// <summary>What augmentation makes of pictures spread over the training data, if it makes anything of them.</summary>
    private ImmutableArray<AugmentationSample> Augmented(Recipe recipe)
    {
        if (recipe.Augmentation == Augmentation.None)
            return [];
        using var batch = data.Train.Read(NotablePictures.Spread(data.Train.Targets.Count, AugmentedPictures).AsSpan());
        return AugmentationSample.Of(batch.Images, recipe.Augmentation, recipe.Seed);
    }

    /// <summary>The most memory that this process has held so far, in bytes, if the system says.</summary>
    private static long? PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 is var bytes and > 0 ? bytes : null;
    }
}
