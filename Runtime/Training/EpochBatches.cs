using System.Collections.Immutable;

namespace DeclarativeNet.Training;

/// <summary>
/// How the pictures of an epoch make batches. Steps, rates, checkpoints and the reading all count by this one function.
/// </summary>
/// <remarks>
/// A picture that would be left alone at the end joins the batch before it: batch norm has no variance of one value, and a gradient of one
/// picture is mostly noise. So the last batch has one picture more than others at most.
/// </remarks>
internal static class EpochBatches
{
    /// <summary>How many batches there are.</summary>
    /// <param name="pictures">Pictures of an epoch, at least 1.</param>
    /// <param name="size">Pictures a batch, at least 1; batches of one are as they are asked for.</param>
    public static int Count(int pictures, int size) => JoinsLast(pictures, size) ? pictures / size : (pictures + size - 1) / size;

    /// <summary>The pictures of each batch.</summary>
    /// <param name="order">The numbers of the pictures, in the order of the epoch.</param>
    /// <param name="size">Pictures a batch, at least 1.</param>
    public static IEnumerable<ReadOnlyMemory<int>> Of(ImmutableArray<int> order, int size)
    {
        var count = Count(order.Length, size);
        return Enumerable.Range(0, count)
            .Select(batch => batch == count - 1 ? order.AsMemory()[(batch * size)..] : order.AsMemory().Slice(batch * size, size));
    }

    private static bool JoinsLast(int pictures, int size) => size > 1 && pictures > size && pictures % size == 1;
}
