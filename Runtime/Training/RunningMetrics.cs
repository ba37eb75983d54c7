using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>Sums over pictures. They are kept where the network computes, so that adding to them waits for nothing.</summary>
internal sealed class RunningMetrics(Device device, Totals start) : IDisposable
{
    private readonly Tensor loss = tensor(start.Loss, dtype: ScalarType.Float64, device: device);
    private readonly Tensor correct = tensor(start.Correct, dtype: ScalarType.Int64, device: device);
    private long pictures = start.Pictures;

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The batch's mean loss, a single number.</param>
    /// <param name="logits">The scores, <c>N×K</c>.</param>
    /// <param name="labels">The classes, <c>N</c>.</param>
    public void Add(Tensor meanLoss, Tensor logits, Tensor labels)
    {
        var count = labels.shape[0];
        using var mean = meanLoss.detach();
        using var predicted = logits.argmax(1);
        using var hits = predicted.eq(labels);
        using var hitCount = hits.sum();
        loss.add_(mean, count);
        correct.add_(hitCount);
        pictures += count;
    }

    /// <summary>Reads the sums; waits for the device.</summary>
    public Totals Read() => new(loss.item<double>(), correct.item<long>(), pictures);

    /// <summary>Releases the sums.</summary>
    public void Dispose()
    {
        loss.Dispose();
        correct.Dispose();
    }
}
