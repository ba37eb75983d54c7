using System.Runtime.CompilerServices;
using DeclarativeNet.Training;

namespace DeclarativeNet.Reports.TensorBoard;

/// <summary>TensorBoard as one of those who listen to a run.</summary>
public static class TensorBoardLog
{
    /// <summary>
    /// The events as they are; on their way, loss, accuracy, learning rate and pictures a second go into a file that
    /// <c>tensorboard --logdir</c> shows while the run goes on. A run that is resumed adds a file to the folder.
    /// </summary>
    /// <param name="events">The events of one run.</param>
    /// <param name="folder">The folder of the run; made where it is not there.</param>
    /// <param name="clock">What tells the time; without it, the system's clock.</param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="TrainingException">From the stream: the file cannot be written.</exception>
    public static async IAsyncEnumerable<TrainingEvent> LogToTensorBoard(
        this IAsyncEnumerable<TrainingEvent> events,
        string folder,
        TimeProvider? clock = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var file = Try(folder, () => new EventFile(folder, clock ?? TimeProvider.System));
        await foreach (var happened in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            Try(folder, () =>
            {
                file.Add(Scalar.Of(happened));
                if (happened is not TrainingEvent.Stepped)
                    file.Flush();
                return file;
            });
            yield return happened;
        }
    }

    private static T Try<T>(string folder, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException(new Failure(
                $"the events for TensorBoard cannot be written: {problem.Message}",
                folder,
                "check the disk's space and the folder's permissions"));
        }
    }
}
