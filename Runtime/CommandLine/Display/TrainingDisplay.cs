using System.Runtime.CompilerServices;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>Shows a run while it happens.</summary>
public static class TrainingDisplay
{
    /// <summary>
    /// Shows events as they pass. In a terminal a line of progress is drawn anew, and finished epochs stay above it as a table; elsewhere
    /// there is a line an epoch, and one for a step every ten seconds. The result of the run is not printed: that is the caller's.
    /// </summary>
    /// <param name="events">The run.</param>
    /// <param name="console">Where to show it.</param>
    /// <param name="live">Whether to draw lines anew; a console without ANSI sequences gets plain lines all the same.</param>
    /// <param name="clock">Tells when a step is worth a line, or drawing.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The same events, unchanged and in order.</returns>
    public static IAsyncEnumerable<TrainingEvent> Show(
        this IAsyncEnumerable<TrainingEvent> events, IAnsiConsole console, bool live, TimeProvider clock,
        CancellationToken cancellation = default) =>
        Through(events, live && console.Profile.Capabilities.Ansi ? new LiveView(console) : new PlainView(console.Profile.Out.Writer), clock, cancellation);

    private static async IAsyncEnumerable<TrainingEvent> Through(
        IAsyncEnumerable<TrainingEvent> events, IProgressView view, TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var drawn = TimeSpan.Zero;
        var progress = Progress.None;
        try
        {
            await foreach (var happened in events.WithCancellation(cancellation).ConfigureAwait(false))
            {
                var before = progress;
                progress = before.After(happened, clock.GetElapsedTime(began));
                if (happened is not TrainingEvent.Stepped step || view.Wants(step, progress.RunTime - drawn))
                {
                    view.Show(happened, before, progress);
                    drawn = progress.RunTime;
                }

                yield return happened;
            }
        }
        finally
        {
            view.End();
        }
    }
}
