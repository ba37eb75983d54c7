using System.Runtime.InteropServices;
using DeclarativeNet.Data;
using DeclarativeNet.Torch;
using DeclarativeNet.Training.Objectives;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>Trains a network.</summary>
public static class Trainer
{
    /// <summary>
    /// A training run as the stream of its events. It runs on a thread of its own and only as far as its events are asked for; given up
    /// early, it releases all it holds.
    /// </summary>
    /// <remarks>
    /// With the same recipe, data, number of threads and machine, a run gives the same numbers, and one resumed on the CPU from its
    /// last checkpoint gives those of the uninterrupted one, bit for bit. (The best checkpoint has averaged weights where the recipe averages.) That holds for one run at a time in a process: torch has one
    /// default generator, which dropout draws from.
    /// </remarks>
    /// <param name="model">What is trained.</param>
    /// <param name="data">What it is trained and measured on.</param>
    /// <param name="recipe">How. The model's own is <see cref="ModelDefinition.Recipe"/>.</param>
    /// <param name="options">Device, folder, checkpoint to go on from.</param>
    /// <param name="cancellation">
    /// Ends the run after the step it is in: a checkpoint is written and told of (where there is a folder), then the stream ends in an
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <returns>
    /// <see cref="TrainingEvent.Started"/>; for each epoch <see cref="TrainingEvent.Stepped"/>…, <see cref="TrainingEvent.EpochCompleted"/>,
    /// <see cref="TrainingEvent.Saved"/>…; perhaps <see cref="TrainingEvent.StoppedEarly"/>; <see cref="TrainingEvent.Completed"/>.
    /// </returns>
    /// <exception cref="TrainingException">
    /// From the stream: the run cannot begin (recipe, data, device or checkpoint do not fit) or cannot go on (the loss is no number any
    /// more, the device's memory is full, libtorch refuses a step).
    /// </exception>
    public static IAsyncEnumerable<TrainingEvent> Train(
        ModelDefinition model, DataSplit data, Recipe recipe, RunOptions options, CancellationToken cancellation = default) =>
        DedicatedThread.Stream(
            "training",
            token => Run(model, data, recipe, options, token).Told(model.Name, TorchFailures.LessMemory(recipe)),
            cancellation);

    private static IEnumerable<TrainingEvent> Run(
        ModelDefinition model, DataSplit data, Recipe recipe, RunOptions options, CancellationToken cancellation)
    {
        if ((RunRules.Broken(recipe) ?? RunRules.Broken(model, recipe, data) ?? RunRules.Broken(options)) is { } failure)
            throw new TrainingException(failure);
        cancellation.ThrowIfCancellationRequested();
        var device = Devices.Find(options.Device).OrThrow();
        set_num_threads(options.Threads ?? Environment.ProcessorCount);
        var task = LearningTasks.Of(model, recipe.Objective.Loss, data.Train).OrThrow();
        var description = Describe(model, data, recipe, options, device) with { Task = task, FineTuning = options.FineTuning };
        using var run = new TrainingRun(model, data, description, options, device, cancellation);
        foreach (var happened in run.Events())
            yield return happened;
    }

    private static RunDescription Describe(ModelDefinition model, DataSplit data, Recipe recipe, RunOptions options, Device device) => new(
        model.Name,
        options.Title,
        recipe,
        model.Summary,
        data.Train.Classes,
        data.Train.Size,
        [.. RunRules.Parts(data).Select(part => (part.Name, part.Targets.Count))],
        device.ToString(),
        Backend.Description,
        FormattableString.Invariant(
            $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"),
        options.Clock.GetLocalNow())
    {
        Library = $"DeclarativeNet {typeof(Trainer).Assembly.GetName().Version?.ToString(3)}",
        Threads = options.Threads ?? Environment.ProcessorCount,
    };
}
