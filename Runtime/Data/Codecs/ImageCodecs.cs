namespace DeclarativeNet.Data.Codecs;

/// <summary>The codec that the build has chosen (<c>ImageCodec.targets</c>).</summary>
public static partial class ImageCodecs
{
    /// <summary>The most pixels a picture may have, so that a small file that claims to be huge does no harm.</summary>
    public const long LargestPicture = 100_000_000;

    /// <summary>Makes the codec ready.</summary>
    /// <returns>The codec; a failure where its library is not on this machine.</returns>
    public static partial Result<IImageCodec> Load();

    /// <summary>A picture's size, unless it is beyond reason.</summary>
    internal static Result<PictureSize> Checked(PictureSize size, string origin) => ((long)size.Height * size.Width) switch
    {
        <= 0 => Unreadable(origin, "it has no pixels"),
        > LargestPicture => Unreadable(
            origin,
            $"it claims {size.Width} by {size.Height} pixels, and {LargestPicture / 1_000_000} million are the most a picture may have"),
        _ => size,
    };

    internal static Failure Unreadable(string origin, string reason) =>
        new($"the picture cannot be decoded: {reason}", origin, "repair or remove the file");
}
