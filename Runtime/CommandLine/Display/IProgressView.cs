using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>A way of showing a run.</summary>
internal interface IProgressView
{
    /// <summary>The least time between two steps that are shown.</summary>
    TimeSpan Pause { get; }

    /// <summary>Shows an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="before">The progress before it.</param>
    /// <param name="after">The progress with it.</param>
    void Show(TrainingEvent happened, Progress before, Progress after);

    /// <summary>The run is over, also where it failed or was cancelled.</summary>
    void End();
}
