using System.Collections.Immutable;
using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>What is known of a run in progress: a fold over its events.</summary>
/// <param name="Run">What is run, once it has begun.</param>
/// <param name="Step">The latest step of the epoch, if one was made.</param>
/// <param name="History">The epochs that are over, those of a resumed run's past included.</param>
/// <param name="RunTime">Time from the run's beginning to the latest event.</param>
internal sealed record Progress(
    RunDescription? Run, TrainingEvent.Stepped? Step, ImmutableArray<EpochResult> History, TimeSpan RunTime)
{
    /// <summary>Before the first event.</summary>
    public static Progress None { get; } = new(null, null, [], TimeSpan.Zero);

    /// <summary>Share of the epoch's steps that are made, in [0, 1].</summary>
    public double EpochShare => Step is { Steps: > 0 } step ? Math.Clamp((double)step.Step / step.Steps, 0, 1) : 0;

    /// <summary>Time to the end of the epoch's steps at the pace so far; nothing before there is a pace.</summary>
    public TimeSpan? EpochRemaining => Step is { Step: > 0, PicturesPerSecond: > 0 } step && double.IsFinite(step.PicturesPerSecond)
        ? TimeSpan.FromSeconds(Math.Min(
            (double)Math.Max(0, step.Steps - step.Step) * (Run?.Recipe.BatchSize ?? 1) / step.PicturesPerSecond, TimeSpan.MaxValue.TotalSeconds / 2))
        : null;

    /// <summary>After one more event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="runTime">Time from the run's beginning to it.</param>
    public Progress After(TrainingEvent happened, TimeSpan runTime) => happened switch
    {
        TrainingEvent.Started started => this with
        {
            Run = started.Run,
            History = started.History,
            RunTime = runTime,
        },
        TrainingEvent.Stepped step => this with { Step = step, RunTime = runTime },
        TrainingEvent.EpochCompleted completed => this with
        {
            Step = null,
            History = History.Add(completed.Result),
            RunTime = runTime,
        },
        TrainingEvent.Transferred or TrainingEvent.Saved or TrainingEvent.StoppedEarly or TrainingEvent.Completed => this with { RunTime = runTime },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event of a run."),
    };

    /// <summary>Whether the last epoch is the best so far.</summary>
    public bool IsBest => History.Length > 0 && History.Best(Run?.Recipe.Monitor ?? Monitored.ValidationAccuracy) == History[^1];
}
