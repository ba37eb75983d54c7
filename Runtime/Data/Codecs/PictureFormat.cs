namespace DeclarativeNet.Data.Codecs;

/// <summary>Tells picture files by how they begin, so that a decoder sees no other kind of file.</summary>
internal static class PictureFormat
{
    /// <summary>What is wrong with contents that are no picture of a known format; nothing if they may be one.</summary>
    public static string? Problem(ReadOnlySpan<byte> encoded) => encoded switch
    {
        [] => "the file is empty",
        [0xFF, 0xD8, 0xFF, ..] => null,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => null,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => null,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => null,
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => null,
        [(byte)'B', (byte)'M', ..] => null,
        _ => "the file is not in a known format (JPEG, PNG, GIF, WebP, TIFF, BMP)",
    };
}
