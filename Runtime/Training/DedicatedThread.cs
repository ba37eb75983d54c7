using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace DeclarativeNet.Training;

/// <summary>
/// Runs an iterator on a thread of its own, an element at a time as they are asked for. torch keeps gradient mode, dispose scopes and
/// its team of OpenMP workers for each thread: a run that wandered over the thread pool would lose the first two and start a team
/// wherever it came by.
/// </summary>
internal static class DedicatedThread
{
    /// <summary>The iterator's elements. Its cleaning up, too, is done on its thread, before the stream ends or is given up.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="iterator">
    /// What runs there. It is given what cancels it: the token here, or that of <c>WithCancellation</c>, or either.
    /// </param>
    /// <param name="cancellation">Cancels the iterator, which ends as it sees fit.</param>
    public static async IAsyncEnumerable<T> Stream<T>(
        string name, Func<CancellationToken, IEnumerable<T>> iterator, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var requests = new BlockingCollection<TaskCompletionSource<(bool More, T Element)>>();
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Serve(() => iterator(cancellation), requests, finished)) { Name = name, IsBackground = true };
        thread.Start();
        try
        {
            while (true)
            {
                var request = new TaskCompletionSource<(bool More, T Element)>(TaskCreationOptions.RunContinuationsAsynchronously);
                requests.Add(request);
                var (more, element) = await request.Task.ConfigureAwait(false);
                if (!more)
                    break;
                yield return element;
            }
        }
        finally
        {
            requests.CompleteAdding();
            await finished.Task.ConfigureAwait(false);
        }
    }

    private static void Serve<T>(
        Func<IEnumerable<T>> iterator, BlockingCollection<TaskCompletionSource<(bool, T)>> requests, TaskCompletionSource finished)
    {
        IEnumerator<T>? elements = null;
        try
        {
            foreach (var request in requests.GetConsumingEnumerable())
            {
                try
                {
                    elements ??= iterator().GetEnumerator();
                    request.SetResult(elements.MoveNext() ? (true, elements.Current) : (false, default!));
                }
                catch (Exception problem)
                {
                    request.SetException(problem);
                }
            }
            elements?.Dispose();
            finished.SetResult();
        }
        catch (Exception problem)
        {
            finished.SetException(problem);
        }
    }
}
