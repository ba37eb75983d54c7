using System.Buffers.Binary;
using System.IO.Compression;

namespace DeclarativeNet.Data.Codecs;

/// <summary>
/// Writes PNG files (ISO/IEC 15948) without any codec, so that reports can show pictures wherever the library runs.
/// </summary>
public static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes a picture without loss.</summary>
    /// <param name="pixels">Bytes, <c>C×H×W</c>.</param>
    /// <param name="size">The picture's size; one channel (gray) or three (red, green, blue).</param>
    /// <returns>The contents of a PNG file.</returns>
    /// <exception cref="ArgumentException">The bytes are not as many as the size says, or the channels neither one nor three.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, PictureSize size)
    {
        if (size.Channels is not (1 or 3) || pixels.Length != size.Channels * size.Height * size.Width)
            throw new ArgumentException($"A picture of {size} does not have {pixels.Length} bytes.", nameof(pixels));

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, Header(size));
        WriteChunk(file, "IDAT"u8, Compressed(Rows(pixels, size)));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Header(PictureSize size)
    {
        const byte bitsPerChannel = 8, gray = 0, colour = 2;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size.Height);
        header[8] = bitsPerChannel;
        header[9] = size.Channels == 1 ? gray : colour;
        return header;
    }

    /// <summary>Row after row, channels side by side, each row after the number of its filter; 0 is none.</summary>
    private static byte[] Rows(ReadOnlySpan<byte> pixels, PictureSize size)
    {
        var plane = size.Height * size.Width;
        var stride = 1 + size.Width * size.Channels;
        var rows = new byte[size.Height * stride];
        for (var value = 0; value < pixels.Length; value++)
        {
            var (channel, pixel) = Math.DivRem(value, plane);
            var (row, column) = Math.DivRem(pixel, size.Width);
            rows[row * stride + 1 + column * size.Channels + channel] = pixels[value];
        }

        return rows;
    }

    private static byte[] Compressed(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(rows);
        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(data, Checksum(type, uint.MaxValue)));
        file.Write(number);
    }

    /// <summary>The cyclic redundancy check of PNG (its annex D), before the final complement.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes, uint checksum)
    {
        const uint polynomial = 0xEDB88320;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ (polynomial & (0 - (checksum & 1)));
        }

        return checksum;
    }
}
