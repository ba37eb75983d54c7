using DeclarativeNet.Training;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>A way of showing a run.</summary>
internal interface IProgressView
{
    /// <summary>Whether a step is worth showing; everything else is.</summary>
    /// <param name="step">The step.</param>
    /// <param name="pause">Time since something was shown.</param>
    bool Wants(TrainingEvent.Stepped step, TimeSpan pause);

    /// <summary>Shows an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="before">The progress before it.</param>
    /// <param name="after">The progress with it.</param>
    void Show(TrainingEvent happened, Progress before, Progress after);

    /// <summary>The run is over, also where it failed or was cancelled.</summary>
    void End();
}
