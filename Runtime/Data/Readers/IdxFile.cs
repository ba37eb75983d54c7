using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace DeclarativeNet.Data.Readers;

/// <summary>A file of MNIST's idx form: a magic number, the length of each axis, and that many bytes; possibly in gzip.</summary>
/// <param name="Axes">Length of each axis.</param>
/// <param name="Values">The bytes.</param>
internal sealed record IdxFile(ImmutableArray<int> Axes, ReadOnlyMemory<byte> Values)
{
    private const byte TypeByte = 0x08;
    private const string Remedy = "download the file again";

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file; whether it is in gzip shows in its first bytes.</param>
    /// <param name="axes">How many axes it has to have.</param>
    public static Result<IdxFile> Read(string path, int axes)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var content = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Read(content, path, axes);
        }
        catch (InvalidDataException exception)
        {
            return new Failure($"the file is damaged: {exception.Message}", path, Remedy);
        }
    }

    private static Result<IdxFile> Read(Stream content, string path, int axes)
    {
        var header = new byte[4 + 4 * axes];
        if (content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return new Failure("the file ends within its header", path, Remedy);
        byte[] magic = [0, 0, TypeByte, (byte)axes];
        if (!header.AsSpan(0, 4).SequenceEqual(magic))
        {
            var (found, wanted) = (Convert.ToHexString(header, 0, 4), Convert.ToHexString(magic));
            return new Failure($"the file begins with {found}, and an idx file of bytes with {axes} axes with {wanted}", path, Remedy);
        }

        ImmutableArray<uint> lengths =
            [.. Enumerable.Range(1, axes).Select(axis => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * axis)))];
        var expected = lengths.Aggregate(1.0, (product, length) => product * length);
        var claim = string.Join('×', lengths);
        if (expected is < 1 || expected > Array.MaxLength)
            return new Failure($"the header claims {claim} bytes", path, Remedy);

        // One byte more than there should be tells a file that is too long; what a wrong header claims is never allocated at once.
        var values = new MemoryStream();
        CopyAtMost(content, values, (long)expected + 1);
        return values.Length == (long)expected
            ? new IdxFile([.. lengths.Select(length => (int)length)], values.GetBuffer().AsMemory(0, (int)expected))
            : new Failure(
                $"the header claims {claim} bytes, and {(values.Length > expected ? "more" : $"{values.Length}")} follow it", path, Remedy);
    }

    private static bool IsGzip(Stream file)
    {
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static void CopyAtMost(Stream from, Stream to, long most)
    {
        var buffer = new byte[1 << 16];
        while (most > 0 && from.Read(buffer, 0, (int)Math.Min(buffer.Length, most)) is var read and > 0)
        {
            to.Write(buffer, 0, read);
            most -= read;
        }
    }
}
