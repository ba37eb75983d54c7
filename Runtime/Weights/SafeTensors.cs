using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using static TorchSharp.torch;

namespace DeclarativeNet.Weights;

/// <summary>
/// Writes and reads safetensors files: eight bytes with the length of a header (little-endian), the header (a JSON object: for each
/// tensor its type, shape and place; <c>__metadata__</c> for text), then the tensors' bytes without gaps. The format is public
/// (huggingface/safetensors), so PyTorch, JAX and others read the same files.
/// </summary>
public static class SafeTensors
{
    /// <summary>Writes tensors to a file; an older one there is replaced only when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Names and tensors; they stay the caller's, on any device.</param>
    /// <param name="metadata">Text to go with them.</param>
    /// <returns>The path, or what the file system said.</returns>
    /// <exception cref="ArgumentException">Two tensors have one name, or the format has no such type.</exception>
    public static Result<string> Write(
        string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        // Wide numbers first keeps every tensor aligned to its own width, as readers that map the file expect.
        ImmutableArray<Layout> layout =
        [
            .. tensors
                .Select(named => new Layout(named.Key, named.Value, ElementType.Of(named.Value)))
                .OrderByDescending(place => place.Type.Bytes)
                .ThenBy(place => place.Name, StringComparer.Ordinal),
        ];
        if (layout.GroupBy(place => place.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two tensors are named {twice.Key}.", nameof(tensors));
        var header = Header(layout, metadata);
        return AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var place in layout)
                WriteBytes(stream, place.Tensor);
        });
    }

    /// <summary>Reads a file's tensors to the CPU.</summary>
    /// <returns>The tensors, owned by the caller, or what is wrong with the file.</returns>
    public static Result<TensorFile> Read(string path) => SafeTensorsHeader.Open(path, (header, stream) =>
    {
        var tensors = ImmutableDictionary.CreateBuilder<string, Tensor>();
        try
        {
            foreach (var entry in header.Entries)
            {
                var tensor = empty([.. entry.Shape], dtype: entry.Type.Type);
                tensors.Add(entry.Name, tensor);
                stream.ReadExactly(tensor.bytes);
            }
            return new TensorFile(header.Metadata, tensors.ToImmutable());
        }
        catch
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            throw;
        }
    });

    /// <summary>Reads a file's text alone, without its tensors.</summary>
    /// <returns>The text by name, or what is wrong with the file.</returns>
    public static Result<ImmutableDictionary<string, string>> ReadMetadata(string path) =>
        SafeTensorsHeader.Open(path, (header, _) => header.Metadata);

    private static byte[] Header(ImmutableArray<Layout> layout, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(SafeTensorsHeader.MetadataName);
                foreach (var (name, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    json.WriteString(name, text);
                json.WriteEndObject();
            }
            var offset = 0L;
            foreach (var place in layout)
            {
                json.WriteStartObject(place.Name);
                json.WriteString("dtype", place.Type.Name);
                json.WriteStartArray("shape");
                foreach (var size in place.Tensor.shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += place.Tensor.numel() * place.Type.Bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % sizeof(long) != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteBytes(Stream stream, Tensor tensor)
    {
        using var values = tensor.detach();
        using var here = values.cpu();
        using var dense = here.contiguous();
        stream.Write(dense.bytes);
    }

    private sealed record Layout(string Name, Tensor Tensor, ElementType Type);
}

/// <summary>What a safetensors file holds; it owns its tensors.</summary>
/// <param name="Metadata">Text by name.</param>
/// <param name="Tensors">Tensors by name, on the CPU.</param>
public sealed record TensorFile(ImmutableDictionary<string, string> Metadata, ImmutableDictionary<string, Tensor> Tensors) : IDisposable
{
    /// <summary>Releases the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
            tensor.Dispose();
    }
}
