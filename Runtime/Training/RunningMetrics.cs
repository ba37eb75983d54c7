using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>Sums over pictures. They are kept where the network computes, so that adding to them waits for nothing.</summary>
/// <param name="device">Where the network computes.</param>
/// <param name="start">What to go on from.</param>
/// <param name="task">What is to be found out.</param>
internal sealed class RunningMetrics(Device device, Totals start, LearningTask task = LearningTask.MultiClass) : IDisposable
{
    private readonly Tensor loss = tensor(start.Loss, dtype: ScalarType.Float64, device: device);
    private readonly Tensor correct = tensor(start.Correct, dtype: ScalarType.Int64, device: device);
    private long pictures = start.Pictures;
    private long decisions = start.DecisionsPerPicture;

    /// <summary>Adds a batch.</summary>
    /// <param name="meanLoss">The batch's mean loss, a single number.</param>
    /// <param name="logits">The scores, <c>N×K</c>; <c>N×1</c> of a binary task.</param>
    /// <param name="labels">The classes, <c>N</c>; of a multi-label task <c>N×K</c> 32-bit floats, 0 or 1.</param>
    public void Add(Tensor meanLoss, Tensor logits, Tensor labels)
    {
        var count = labels.shape[0];
        using var mean = meanLoss.detach();
        using var predicted = Predicted(logits);
        using var hits = predicted.eq(labels);
        using var hitCount = hits.sum();
        decisions = task == LearningTask.MultiLabel ? logits.shape[1] : 1;
        loss.add_(mean, count);
        correct.add_(hitCount);
        pictures += count;
    }

    /// <summary>Reads the sums; waits for the device.</summary>
    public Totals Read() => new(loss.item<double>(), correct.item<long>(), pictures) { DecisionsPerPicture = decisions };

    /// <summary>Releases the sums.</summary>
    public void Dispose()
    {
        loss.Dispose();
        correct.Dispose();
    }

    /// <summary>What the scores decide: a class, or of several labels and of a binary task whether each score is above 0.</summary>
    private Tensor Predicted(Tensor logits)
    {
        if (task == LearningTask.MultiClass)
            return logits.argmax(1);
        using var column = task == LearningTask.Binary ? logits.squeeze(1) : logits.alias();
        return column.gt(0);
    }
}
