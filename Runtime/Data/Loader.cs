using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace DeclarativeNet.Data;

/// <summary>Brings a dataset to the network, batch by batch.</summary>
public static class Loader
{
    /// <summary>The least number of batches that are read ahead: enough to bridge an uneven step, few enough to keep memory flat.</summary>
    private const int BatchesAhead = 4;

    /// <summary>Goes once over a dataset; the next batches are read in the background while the current one is used.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="batchSize">Pictures a batch, at least 1; the last batch may have fewer.</param>
    /// <param name="shuffleSeed">The number from which the order follows; without it, the dataset's own order.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches of bytes, on the CPU; the owner of each is who receives it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    public static IAsyncEnumerable<Batch> Batches(
        IDataset data, int batchSize, int? shuffleSeed, CancellationToken cancellation = default) =>
        Batches(data, batchSize, Order(data.Targets.Count, shuffleSeed), cancellation: cancellation);

    /// <summary>
    /// Reads pictures of a dataset in a given order, several batches at the same time in the background. Batches come in that order,
    /// whichever is read first; no more are read ahead than there are workers, or four; and who stops asking, or is cancelled, has left
    /// nothing behind.
    /// </summary>
    /// <param name="data">The dataset.</param>
    /// <param name="batchSize">Pictures a batch, at least 1; the last batch may have fewer.</param>
    /// <param name="order">The numbers of the pictures; one may come several times, or not at all.</param>
    /// <param name="skip">How many batches to leave out at the beginning, at least 0; their pictures are not read.</param>
    /// <param name="workers">How many batches are read at the same time, at least 1; without it, one for each processor.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches of bytes, on the CPU; the owner of each is who receives it. What goes wrong in reading one is thrown in its place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size or the workers are below 1, or batches to leave out below 0.</exception>
    public static IAsyncEnumerable<Batch> Batches(
        IDataset data,
        int batchSize,
        ImmutableArray<int> order,
        int skip = 0,
        int? workers = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        var parts = Enumerable.Range(0, (order.Length + batchSize - 1) / batchSize).Skip(skip)
            .Select(batch => order.AsMemory().Slice(batch * batchSize, Math.Min(batchSize, order.Length - batch * batchSize)));
        return Batches(data, parts, workers, cancellation);
    }

    /// <summary>Reads batches of pictures of a dataset, several of them at the same time in the background.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="parts">The numbers of the pictures of each batch.</param>
    /// <param name="workers">How many batches are read at the same time, at least 1; without it, one for each processor.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    internal static IAsyncEnumerable<Batch> Batches(
        IDataset data, IEnumerable<ReadOnlyMemory<int>> parts, int? workers = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers ?? 1, 1, nameof(workers));
        return ReadAll(data, parts, workers ?? Environment.ProcessorCount, cancellation);
    }

    /// <summary>The order of an epoch.</summary>
    /// <param name="count">Number of pictures.</param>
    /// <param name="shuffleSeed">The number from which the order follows; without it, the pictures come in their own.</param>
    /// <returns>Each of 0 to <paramref name="count"/> − 1 once.</returns>
    public static ImmutableArray<int> Order(int count, int? shuffleSeed) => shuffleSeed is { } seed
        ? EpochOrder.Shuffled(count, seed)
        : [.. Enumerable.Range(0, count)];

    /// <summary>Prepares pictures for the network.</summary>
    /// <param name="bytes"><c>N×C×H×W</c>, bytes; they stay their owner's.</param>
    /// <param name="device">Where the network is. Bytes travel there, which are a quarter of the floats.</param>
    /// <returns><c>N×C×H×W</c>, 32-bit floats in [0, 1], on the device.</returns>
    public static Tensor ToFloat(Tensor bytes, Device device)
    {
        using var moved = bytes.to(device);
        return moved.to(ScalarType.Float32).div_(255);
    }

    /// <summary>
    /// A queue of batches in the order in which they are wanted, each being read or ready. One more is begun when one is handed out, so
    /// that a consumer who takes its time holds the reading back.
    /// </summary>
    private static async IAsyncEnumerable<Batch> ReadAll(
        IDataset data, IEnumerable<ReadOnlyMemory<int>> parts, int workers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var places = new SemaphoreSlim(workers);
        var ahead = new Queue<Task<Batch>>();
        try
        {
            foreach (var part in parts)
            {
                ahead.Enqueue(Task.Run(() => Read(data, part, places, stop.Token), CancellationToken.None));
                if (ahead.Count > Math.Max(workers, BatchesAhead))
                    yield return await Next(ahead, cancellation).ConfigureAwait(false);
            }

            while (ahead.Count > 0)
                yield return await Next(ahead, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // Also where the consumer leaves early: nobody else would release what was read ahead.
            await stop.CancelAsync().ConfigureAwait(false);
            foreach (var unused in ahead)
                await Release(unused).ConfigureAwait(false);
        }
    }

    private static async Task<Batch> Read(IDataset data, ReadOnlyMemory<int> part, SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return data.Read(part.Span);
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Hands out the first batch of a queue; it stays there until it is ready.</summary>
    private static async Task<Batch> Next(Queue<Task<Batch>> ahead, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var batch = await ahead.Peek().WaitAsync(cancellation).ConfigureAwait(false);
        _ = ahead.Dequeue();
        return batch;
    }

    private static async Task Release(Task<Batch> unused)
    {
        await ((Task)unused).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (unused.IsCompletedSuccessfully)
            unused.Result.Dispose();
    }
}
