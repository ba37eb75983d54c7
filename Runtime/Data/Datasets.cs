using DeclarativeNet.Data.Composition;

namespace DeclarativeNet.Data;

/// <summary>Changes a picture. It is called from several threads and has to give the same for the same picture.</summary>
/// <param name="before">Bytes, <c>C×H×W</c>.</param>
/// <param name="after">Bytes of the size that pictures have afterwards, to be filled.</param>
public delegate void PixelChange(ReadOnlySpan<byte> before, Span<byte> after);

/// <summary>
/// Datasets made of others, as LINQ makes sequences. Nothing is read before a picture is asked for, and what is asked of the result is asked
/// of the datasets within; names of classes, targets, groups and sizes follow.
/// </summary>
public static class Datasets
{
    /// <summary>The pictures that show what is asked for: <c>data.Where(target => target.Classes.Contains(3))</c>.</summary>
    public static IDataset Where(this IDataset data, Func<Target, bool> keep) => data.Where((target, _) => keep(target));

    /// <summary>The pictures whose target and number are what is asked for.</summary>
    public static IDataset Where(this IDataset data, Func<Target, int, bool> keep) =>
        data.Only([.. Enumerable.Range(0, data.Targets.Count).Where(index => keep(data.Targets[index], index))]);

    /// <summary>The first pictures, or all where there are no more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 0.</exception>
    public static IDataset Take(this IDataset data, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return data.Only([.. Enumerable.Range(0, Math.Min(count, data.Targets.Count))]);
    }

    /// <summary>The pictures in random order, the same each time they are gone over.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="seed">The number from which the order follows.</param>
    public static IDataset Shuffle(this IDataset data, int seed) => data.Only(EpochOrder.Shuffled(data.Targets.Count, seed));

    /// <summary>The pictures changed, each whenever it is read.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="change">The change.</param>
    /// <param name="size">The size of a changed picture; without it, as before.</param>
    public static IDataset Map(this IDataset data, PixelChange change, PictureSize? size = null) =>
        new MappedDataset(data, size ?? data.Size, change);

    /// <summary>The pictures of one dataset and after them those of another.</summary>
    /// <returns>Both as one; a failure where their classes, sizes or kinds of targets differ.</returns>
    public static Result<IDataset> Concat(this IDataset data, IDataset other)
    {
        if (!data.Classes.SequenceEqual(other.Classes))
            return Differ("classes", string.Join(", ", data.Classes), string.Join(", ", other.Classes));
        if (data.Size != other.Size)
            return Differ("pictures", $"{data.Size}", $"{other.Size}");
        return data.Targets.GetType() == other.Targets.GetType()
            ? new Concatenation(data, other)
            : Differ("targets", Kind(data.Targets), Kind(other.Targets));

        Failure Differ(string what, string one, string another) => new(
            $"its {what} ({another}) are not those of {data.Name} ({one})", other.Name, "join data of the same classes, size and kind of targets");
    }

    /// <summary>The pictures, each kept in memory as bytes once it was read.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="bytes">Memory for them, at least 0; pictures that find no room in it are read anew each time. Without it, as many as there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory is below 0.</exception>
    public static IDataset Cache(this IDataset data, long bytes = long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new CachedDataset(data, bytes);
    }

    /// <summary>The pictures in batches, read ahead in the background.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="size">Pictures a batch, at least 1; the last batch may have fewer.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches of bytes, on the CPU; the owner of each is who receives it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static IAsyncEnumerable<Batch> Batch(this IDataset data, int size, CancellationToken cancellation = default) =>
        Loader.Batches(data, size, shuffleSeed: null, cancellation);

    private static string Kind(Targets targets) => targets switch
    {
        Targets.Single => "one class a picture",
        Targets.Multiple => "any number of classes a picture",
        _ => throw new InvalidOperationException("Targets are Single or Multiple."),
    };
}
