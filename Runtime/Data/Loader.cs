using System.Runtime.CompilerServices;
using System.Threading.Channels;
using static TorchSharp.torch;

namespace DeclarativeNet.Data;

/// <summary>Brings a dataset to the network, batch by batch.</summary>
public static class Loader
{
    /// <summary>Batches that are read ahead: enough to bridge an uneven step, few enough to keep memory flat.</summary>
    private const int BatchesAhead = 4;

    /// <summary>Goes once over a dataset; the next batches are read in the background while the current one is used.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="batchSize">Pictures a batch, at least 1; the last batch may have fewer.</param>
    /// <param name="shuffleSeed">The number from which the order follows; without it, the dataset's own order.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches of bytes, on the CPU; the owner of each is who receives it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    public static IAsyncEnumerable<Batch> Batches(
        IDataset data, int batchSize, int? shuffleSeed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return ReadAll(data, batchSize, Order(data.Targets.Count, shuffleSeed), cancellation);
    }

    /// <summary>Prepares pictures for the network.</summary>
    /// <param name="bytes"><c>N×C×H×W</c>, bytes; they stay their owner's.</param>
    /// <param name="device">Where the network is. Bytes travel there, which are a quarter of the floats.</param>
    /// <returns><c>N×C×H×W</c>, 32-bit floats in [0, 1], on the device.</returns>
    public static Tensor ToFloat(Tensor bytes, Device device)
    {
        using var moved = bytes.to(device);
        return moved.to(ScalarType.Float32).div_(255);
    }

    private static int[] Order(int count, int? shuffleSeed) => shuffleSeed is { } seed
        ? RandomSequence.For(seed, stream: 0).Permutation(count)
        : [.. Enumerable.Range(0, count)];

    private static async IAsyncEnumerable<Batch> ReadAll(
        IDataset data, int batchSize, int[] order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<Batch>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Produce(data, batchSize, order, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return batch;
        }
        finally
        {
            // Also where the consumer leaves early: nobody else would release what was read ahead.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            while (batches.Reader.TryRead(out var unused))
                unused.Dispose();
        }
    }

    /// <summary>Reads batches until there are no more or nobody wants them; what goes wrong is thrown where they are received.</summary>
    private static async Task Produce(
        IDataset data, int batchSize, int[] order, ChannelWriter<Batch> batches, CancellationToken cancellation)
    {
        try
        {
            for (var start = 0; start < order.Length; start += batchSize)
            {
                var batch = data.Read(order.AsSpan(start, Math.Min(batchSize, order.Length - start)));
                await Hand(batch, batches, cancellation).ConfigureAwait(false);
            }

            batches.Complete();
        }
        catch (Exception exception)
        {
            batches.Complete(exception);
        }
    }

    private static async ValueTask Hand(Batch batch, ChannelWriter<Batch> batches, CancellationToken cancellation)
    {
        try
        {
            await batches.WriteAsync(batch, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            batch.Dispose();
            throw;
        }
    }
}
