using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace DeclarativeNet.Weights;

/// <summary>A safetensors file's header, checked: the tensors lie in order, without gaps or overlaps, and fill the file.</summary>
/// <param name="Metadata">Text by name.</param>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
internal sealed record SafeTensorsHeader(
    ImmutableDictionary<string, string> Metadata, ImmutableArray<SafeTensorsHeader.Entry> Entries)
{
    /// <summary>The key that is text and no tensor.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The format's own limit; a larger one is a sign that the file is something else.</summary>
    private const long LongestHeader = 100_000_000;

    /// <summary>Opens a file, checks its header, and goes on at the first tensor's first byte.</summary>
    public static Result<T> Open<T>(string path, Func<SafeTensorsHeader, Stream, T> read)
    {
        if (Directory.Exists(path))
            return new Failure("this is a folder", path, $"give the path of a file in it, such as {Path.Combine(path, "last.safetensors")}");
        if (!File.Exists(path))
            return new Failure("there is no such file", path, "give the path of a .safetensors file");
        try
        {
            using var stream = File.OpenRead(path);
            return Parse(stream).Match<Result<T>>(
                header => read(header, stream),
                wrong => new Failure(wrong.What, path, wrong.Remedy));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be read: {problem.Message}", path, "check the file and its permissions");
        }
    }

    private static Result<SafeTensorsHeader> Parse(Stream stream)
    {
        if (stream.Length < sizeof(long))
            return Foreign($"it is {stream.Length} bytes long, which is too short");
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > LongestHeader)
            return Foreign("it does not begin with the length of a header");
        if (length > stream.Length - sizeof(long))
            return Damaged($"its header should be {length} bytes long, but the file ends after {stream.Length - sizeof(long)}");
        var text = new byte[length];
        stream.ReadExactly(text);
        // JSON's reader leaves text alone until it is asked for; then broken text would be an exception far from here.
        if (!Utf8.IsValid(text))
            return Foreign("its header is not UTF-8");
        try
        {
            using var json = JsonDocument.Parse(text);
            return Parse(json.RootElement, stream.Length - stream.Position);
        }
        catch (JsonException)
        {
            return Foreign("its header is not JSON");
        }
    }

    private static Result<SafeTensorsHeader> Parse(JsonElement root, long bytes)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Foreign("its header is not a JSON object");
        var metadata = ImmutableDictionary<string, string>.Empty;
        var entries = ImmutableDictionary<string, Entry>.Empty;
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                if (Texts(property.Value) is not { } texts)
                    return Damaged("its metadata are not text");
                metadata = texts;
            }
            else if (Tensor(property) is not { } entry)
                return Damaged($"its header does not say type, shape and place of '{property.Name}' in a way that can be read");
            else if (entries.ContainsKey(entry.Name))
                return Damaged($"it has two tensors named '{entry.Name}'");
            else
                entries = entries.Add(entry.Name, entry);
        }
        ImmutableArray<Entry> inOrder = [.. entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        var end = 0L;
        foreach (var entry in inOrder)
        {
            if (entry.Begin != end)
                return Damaged($"the bytes of '{entry.Name}' should begin at {end} and begin at {entry.Begin}");
            end = entry.End;
        }
        return end == bytes
            ? new SafeTensorsHeader(metadata, inOrder)
            : Damaged($"its tensors should fill {end} bytes, but {bytes} are there");
    }

    private static ImmutableDictionary<string, string>? Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().All(text => text.Value.ValueKind == JsonValueKind.String)
            ? element.EnumerateObject().Aggregate(
                ImmutableDictionary<string, string>.Empty, (texts, text) => texts.SetItem(text.Name, text.Value.GetString()!))
            : null;

    private static Entry? Tensor(JsonProperty property)
    {
        if (property.Value is not { ValueKind: JsonValueKind.Object } tensor
            || !tensor.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String
            || ElementType.Named(dtype.GetString()!) is not { } type
            || !tensor.TryGetProperty("shape", out var shape) || Numbers(shape) is not { } sizes
            || !tensor.TryGetProperty("data_offsets", out var offsets) || Numbers(offsets) is not [var begin, var end])
            return null;
        return end >= begin && Elements(sizes) is { } elements && (end - begin) / type.Bytes == elements && (end - begin) % type.Bytes == 0
            ? new Entry(property.Name, type, sizes, begin, end)
            : null;
    }

    private static ImmutableArray<long>? Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
        && element.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value) && value >= 0)
            ? [.. element.EnumerateArray().Select(number => number.GetInt64())]
            : null;

    /// <summary>The number of elements, or nothing for a shape that no memory can hold; zeros count as ones for that, as strides do.</summary>
    private static long? Elements(ImmutableArray<long> sizes)
    {
        var largest = sizes.Aggregate((Int128)1, (product, size) => Int128.Min(product * Math.Max(size, 1), Int128.MaxValue >> 64));
        return largest > long.MaxValue / sizeof(double) ? null : sizes.Contains(0) ? 0 : (long)largest;
    }

    private static Failure Foreign(string why) => new($"this is no safetensors file: {why}", "", "give the path of a .safetensors file");

    private static Failure Damaged(string why) => new($"the file is damaged: {why}", "", "restore it from a copy, or write it again");

    /// <summary>One tensor.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Type">Its type of number.</param>
    /// <param name="Shape">Its sizes.</param>
    /// <param name="Begin">Its first byte, counted from the end of the header.</param>
    /// <param name="End">The byte after its last.</param>
    internal sealed record Entry(string Name, ElementType Type, ImmutableArray<long> Shape, long Begin, long End);
}
