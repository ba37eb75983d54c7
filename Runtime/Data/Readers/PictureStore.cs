using System.Collections.Concurrent;
using System.Collections.Immutable;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// Picture files, each decoded when it is first asked for, and kept as bytes while the budget lasts. What is kept stays; what has found no
/// room is decoded anew each time, so that an epoch longer than the memory does not drive out of it what the next one begins with.
/// Safe to use from several threads.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="size">The size that pictures are brought to.</param>
/// <param name="fit">How.</param>
/// <param name="codec">What decodes them.</param>
/// <param name="budget">Memory for those that are kept.</param>
internal sealed class PictureStore(ImmutableArray<string> files, PictureSize size, Fit fit, IImageCodec codec, MemoryBudget budget)
{
    /// <summary>As much of a file as usually holds its header, in bytes.</summary>
    private const int HeaderLength = 1 << 16;

    private readonly byte[]?[] _kept = new byte[files.Length][];
    private readonly ConcurrentDictionary<int, Failure> _bad = [];

    /// <summary>Number of files.</summary>
    public int Count => files.Length;

    /// <summary>The size of every picture.</summary>
    public PictureSize Size => size;

    /// <summary>Whether all pictures could be kept with what memory is left.</summary>
    public bool FitsMemory => budget.Has((long)files.Length * size.Volume);

    /// <summary>Where a picture is.</summary>
    public string Path(int file) => files[file];

    /// <summary>Whether a picture has been asked for and could not be decoded.</summary>
    public bool IsBad(int file) => _bad.ContainsKey(file);

    /// <summary>A picture.</summary>
    /// <returns>Bytes, <c>C×H×W</c>, not to be changed; or why it cannot be decoded, the same each time.</returns>
    public Result<byte[]> Pixels(int file)
    {
        if (Volatile.Read(ref _kept[file]) is { } kept)
            return kept;
        if (_bad.TryGetValue(file, out var known))
            return known;
        return Contents(file, int.MaxValue).Bind(contents => codec.Decode(contents, files[file], size, fit)).Match<Result<byte[]>>(
            pixels => Keep(file, pixels),
            failure => _bad.GetOrAdd(file, failure));
    }

    /// <summary>What a look at a picture's header shows to be wrong with it, if anything. It is not decoded.</summary>
    public Failure? HeaderProblem(int file)
    {
        // A header may go on beyond the usual length, and TIFF's may be at the end of the file.
        var begins = Contents(file, HeaderLength).Bind(contents => codec.Inspect(contents, files[file]));
        var inspected = begins is Result<PictureSize>.Failed
            ? Contents(file, int.MaxValue).Bind(contents => codec.Inspect(contents, files[file]))
            : begins;
        return inspected.Match<Failure?>(_ => null, failure => failure);
    }

    private byte[] Keep(int file, byte[] pixels)
    {
        if (!budget.TryTake(size.Volume))
            return pixels;
        if (Interlocked.CompareExchange(ref _kept[file], pixels, null) is not { } earlier)
            return pixels;
        budget.GiveBack(size.Volume);
        return earlier;
    }

    private Result<byte[]> Contents(int file, int most)
    {
        try
        {
            using var handle = File.OpenHandle(files[file], options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            if (length > Array.MaxLength)
                return ImageCodecs.Unreadable(files[file], $"the file has {length} bytes, which are too many");
            var contents = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, most));
            var read = 0;
            while (read < contents.Length && RandomAccess.Read(handle, contents.AsSpan(read), read) is var some and > 0)
                read += some;
            return read == contents.Length ? contents : contents[..read];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ImageCodecs.Unreadable(files[file], exception.Message);
        }
    }
}
