using System.Buffers.Binary;

namespace DeclarativeNet.Data.Codecs;

/// <summary>
/// Damage that ImageSharp decodes around: it fills what is missing with gray, which no network should learn from.
/// </summary>
internal static class Damage
{
    /// <summary>What is wrong with a picture's contents; nothing where nothing is seen to be.</summary>
    /// <param name="encoded">The file.</param>
    /// <param name="origin">Where it is from.</param>
    public static Failure? In(ReadOnlySpan<byte> encoded, string origin) => encoded switch
    {
        [0xFF, 0xD8, ..] when !IsWholeJpeg(encoded) => ImageCodecs.Unreadable(origin, "Premature end of JPEG file"),
        [(byte)'G', (byte)'I', (byte)'F', ..] => FirstFrame(encoded) switch
        {
            null => ImageCodecs.Unreadable(origin, "no frames in GIF"),
            var (right, bottom) when right > Number(encoded, 6) || bottom > Number(encoded, 8) =>
                ImageCodecs.Unreadable(origin, "its first frame is larger than its screen"),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether the last scan is ended. Among compressed pixels 0xFF stands before a marker only (ITU-T T.81, B.1.1.5).</summary>
    private static bool IsWholeJpeg(ReadOnlySpan<byte> encoded) =>
        encoded.LastIndexOf<byte>([0xFF, 0xD9]) > encoded.LastIndexOf<byte>([0xFF, 0xDA]);

    /// <summary>Where the first frame ends, which has to be within the screen (GIF89a, sections 18 to 26); nothing where there is none.</summary>
    private static (int Right, int Bottom)? FirstFrame(ReadOnlySpan<byte> encoded)
    {
        const int header = 13, descriptor = 10;
        if (encoded.Length < header)
            return null;
        var at = header + ColourTable(encoded[10]);
        while (at < encoded.Length)
        {
            switch (encoded[at])
            {
                case 0x21:
                    at = AfterBlocks(encoded, at + 2);
                    break;
                case 0x2C when at + descriptor <= encoded.Length:
                    return (Number(encoded, at + 1) + Number(encoded, at + 5), Number(encoded, at + 3) + Number(encoded, at + 7));
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The place behind a row of blocks, each with its length before it, which an empty one ends.</summary>
    private static int AfterBlocks(ReadOnlySpan<byte> encoded, int at)
    {
        while (at < encoded.Length && encoded[at] != 0)
            at += encoded[at] + 1;
        return at + 1;
    }

    /// <summary>The bytes of the table of colours that the screen's flags tell of.</summary>
    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));

    private static int Number(ReadOnlySpan<byte> encoded, int at) => BinaryPrimitives.ReadUInt16LittleEndian(encoded[at..]);
}
