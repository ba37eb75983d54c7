using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>How changes are applied to batches, without a loop over pictures. Every result is a new tensor, the caller's own.</summary>
internal static class Batches
{
    /// <summary>Pictures after one change after the other; what lies between them is released.</summary>
    /// <param name="images"><c>N×C×H×W</c>; they stay their owner's and as they are.</param>
    /// <param name="changes">Each gives a new tensor, and leaves its argument alone.</param>
    public static Tensor Through(this Tensor images, IEnumerable<Func<Tensor, Tensor>> changes)
    {
        var current = images.alias();
        foreach (var change in changes)
        {
            using var previous = current;
            current = WrappedTensorDisposeScope(() => change(previous));
        }

        return current;
    }

    /// <summary>The batch with some of its pictures changed: a change sees these alone, as one batch.</summary>
    /// <param name="images"><c>N×C×H×W</c>; they stay their owner's and as they are.</param>
    /// <param name="chosen">Which pictures, each once.</param>
    /// <param name="change">From <c>n×C×H×W</c> to the same shape.</param>
    public static Tensor Changed(Tensor images, IReadOnlyList<int> chosen, Func<Tensor, Tensor> change) =>
        Changed(images, [(chosen, change)]);

    /// <summary>The batch with changes of several groups of its pictures; no picture is in two of them.</summary>
    /// <inheritdoc cref="Changed(Tensor, IReadOnlyList{int}, Func{Tensor, Tensor})"/>
    public static Tensor Changed(Tensor images, IEnumerable<(IReadOnlyList<int> Chosen, Func<Tensor, Tensor> Change)> groups)
    {
        var changed = images.clone();
        foreach (var (chosen, change) in groups.Where(group => group.Chosen.Count > 0))
        {
            using var scope = NewDisposeScope();
            var index = tensor(chosen.Select(picture => (long)picture).ToArray()).to(images.device);
            changed.index_copy_(0, index, change(images.index_select(0, index)));
        }

        return changed;
    }

    /// <summary>A number for each picture, <c>N×1×1×1</c>, of the pictures' type and device.</summary>
    public static Tensor Column(IEnumerable<double> numbers, Tensor images)
    {
        using var here = tensor(numbers.Select(number => (float)number).ToArray());
        using var there = here.to(images.dtype, images.device);
        return there.reshape(-1, 1, 1, 1);
    }
}
