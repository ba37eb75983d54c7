using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>Lines for files, pipes and logs: one an event that matters, none ever changed, none wrapped.</summary>
/// <param name="output">Where the lines go.</param>
internal sealed class PlainView(TextWriter output) : IProgressView
{
    /// <inheritdoc/>
    public bool Wants(TrainingEvent.Stepped step, TimeSpan pause) => pause.TotalSeconds >= 10;

    /// <inheritdoc/>
    public void Show(TrainingEvent happened, Progress before, Progress after)
    {
        foreach (var line in Lines(happened, after))
            output.WriteLine(line);
        output.Flush();
    }

    /// <inheritdoc/>
    public void End()
    {
    }

    private static IEnumerable<string> Lines(TrainingEvent happened, Progress after) => happened switch
    {
        TrainingEvent.Started started => ProgressText.Opening(started),
        TrainingEvent.Stepped step => [ProgressText.Line(step, after)],
        TrainingEvent.EpochCompleted completed => [ProgressText.Line(completed.Result, after.Run?.Recipe.Epochs ?? completed.Result.Epoch)],
        TrainingEvent.Transferred transferred => ProgressText.Lines(transferred),
        TrainingEvent.StoppedEarly stopped => [ProgressText.Line(stopped)],
        TrainingEvent.Saved or TrainingEvent.Completed => [],
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event of a run."),
    };
}
