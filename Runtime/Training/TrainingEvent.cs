using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Training;

/// <summary>
/// What happens in a training run, in order. A run is the stream of its events: displays, checkpoints, reports and tests all read the
/// same stream.
/// </summary>
public abstract record TrainingEvent
{
    private TrainingEvent()
    {
    }

    /// <summary>The run begins, or goes on from a checkpoint.</summary>
    /// <param name="Run">What is run.</param>
    /// <param name="History">The epochs that a resumed run has behind it.</param>
    public sealed record Started(RunDescription Run, ImmutableArray<EpochResult> History) : TrainingEvent;

    /// <summary>The network has taken over what another has learned.</summary>
    public sealed record Transferred(TransferReport Report) : TrainingEvent;

    /// <summary>A batch learned from. On an accelerator not each is told: reading the loss makes the processor wait.</summary>
    /// <param name="Epoch">From 1.</param>
    /// <param name="Step">From 1, within the epoch.</param>
    /// <param name="Steps">Steps an epoch.</param>
    /// <param name="Loss">Mean loss of the epoch so far.</param>
    /// <param name="Accuracy">Accuracy of the epoch so far, on the pictures as augmented.</param>
    /// <param name="PicturesPerSecond">Since the epoch began.</param>
    public sealed record Stepped(int Epoch, int Step, int Steps, double Loss, double Accuracy, double PicturesPerSecond) : TrainingEvent
    {
        /// <summary>The step size.</summary>
        public double LearningRate { get; init; }
    }

    /// <summary>An epoch is over and validated.</summary>
    public sealed record EpochCompleted(EpochResult Result) : TrainingEvent;

    /// <summary>There was nothing more to gain for as long as the recipe allows.</summary>
    /// <param name="Epoch">The last epoch.</param>
    /// <param name="Best">The best one.</param>
    public sealed record StoppedEarly(int Epoch, EpochResult Best) : TrainingEvent;

    /// <summary>A checkpoint stands on the disk.</summary>
    public sealed record Saved(string Path) : TrainingEvent;

    /// <summary>
    /// The run is over and measured: by its last weights; with <see cref="Recipe.EarlyStopping"/> by those of its best epoch; with
    /// <see cref="Recipe.Ema"/> by their moving average; by the average of the last epochs' where it came to those of <see
    /// cref="Recipe.SwaEpochs"/>.
    /// </summary>
    /// <param name="History">All its epochs.</param>
    /// <param name="Evaluation">On the test data, or the validation data where there is none.</param>
    public sealed record Completed(ImmutableArray<EpochResult> History, Evaluation Evaluation) : TrainingEvent;
}

/// <summary>One epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean loss while learning, without penalties.</param>
/// <param name="TrainAccuracy">Accuracy while learning, on the pictures as augmented.</param>
/// <param name="ValidationLoss">
/// Mean loss afterwards, infinite or NaN where the scores are: that is told and ends no run, while a training loss that is no number does.
/// </param>
/// <param name="ValidationAccuracy">Accuracy afterwards.</param>
/// <param name="LearningRate">The last step's size.</param>
/// <param name="Duration">Time for learning and validating.</param>
public sealed record EpochResult(
    int Epoch,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double LearningRate,
    TimeSpan Duration)
{
    /// <summary>Pictures learned from a second, validation aside; nothing where it was not measured.</summary>
    public double? PicturesPerSecond { get; init; }
}

/// <summary>What is run, on what, with what.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Title">What tells this run from its siblings, such as <c>with augmentation</c>; empty if nothing has to.</param>
/// <param name="Recipe">The recipe as used.</param>
/// <param name="Summary">The network.</param>
/// <param name="Classes">The classes, in the order of their labels.</param>
/// <param name="Size">The pictures' size.</param>
/// <param name="Data">Name and number of pictures of each dataset: train, validation, test.</param>
/// <param name="Device">The device, as torch names it.</param>
/// <param name="Backend">The tensor backend and its version.</param>
/// <param name="Machine">Processor count, operating system, .NET version.</param>
/// <param name="StartedAt">When.</param>
public sealed record RunDescription(
    string Model,
    string Title,
    Recipe Recipe,
    NetworkSummary Summary,
    ImmutableArray<string> Classes,
    PictureSize Size,
    ImmutableArray<(string Name, int Pictures)> Data,
    string Device,
    string Backend,
    string Machine,
    DateTimeOffset StartedAt)
{
    /// <summary>What is to be found out.</summary>
    public LearningTask Task { get; init; }

    /// <summary>What the network takes over from another, and what of it stays as it is.</summary>
    public FineTuning FineTuning { get; init; } = FineTuning.None;

    /// <summary>The library and its version; empty where that was not taken down.</summary>
    public string Library { get; init; } = "";

    /// <summary>Threads for tensor operations; nothing where that was not taken down.</summary>
    public int? Threads { get; init; }

    /// <summary>How it was begun, where that was on a command line.</summary>
    public RunOrigin? Origin { get; init; }
}

/// <summary>What a run is given beside its data and recipe.</summary>
public sealed record RunOptions
{
    /// <summary>The device: <c>auto</c> (CUDA where there is one), <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Where checkpoints go; without it none are written.</summary>
    public string? Directory { get; init; }

    /// <summary>
    /// Batches, at least 1, after which a checkpoint is written within an epoch as well, at the end of the optimizer's step; without it, one
    /// is written after each epoch only.
    /// </summary>
    public int? CheckpointEvery { get; init; }

    /// <summary>What the network takes over from another, and what of it stays as it is.</summary>
    public FineTuning FineTuning { get; init; } = FineTuning.None;

    /// <summary>A checkpoint to go on from.</summary>
    public string? Resume { get; init; }

    /// <summary>What tells this run from its siblings in a report.</summary>
    public string Title { get; init; } = "";

    /// <summary>Threads for tensor operations, at least 1; without it, one for each processor.</summary>
    public int? Threads { get; init; }

    /// <summary>What tells the time, for durations and dates.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
