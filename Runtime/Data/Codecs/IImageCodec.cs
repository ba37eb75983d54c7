namespace DeclarativeNet.Data.Codecs;

/// <summary>
/// Decodes picture files, going by their content and never by their names. It is safe to use from several threads at once: each call
/// keeps to one.
/// </summary>
public interface IImageCodec
{
    /// <summary>What does the work, for reports: <c>libvips</c>.</summary>
    string Name { get; }

    /// <summary>Reads the size of a picture from its header, without decoding it.</summary>
    /// <param name="encoded">The contents of the file.</param>
    /// <param name="origin">Where they come from, for the message.</param>
    /// <returns>The size as stored: before any turn that its EXIF orientation asks for, and with its own number of channels.</returns>
    Result<PictureSize> Inspect(ReadOnlySpan<byte> encoded, string origin);

    /// <summary>
    /// Decodes a picture, turned upright, its first frame if it has several, its colours taken as sRGB, with what is transparent in it over
    /// white, and resized by a triangle filter that leaves no aliases. A picture that is cut off or damaged is a failure, and so is one of more than
    /// <see cref="ImageCodecs.LargestPicture"/> pixels, before memory is taken for it.
    /// </summary>
    /// <param name="encoded">The contents of the file.</param>
    /// <param name="origin">Where they come from, for the message.</param>
    /// <param name="size">The size to give it; one channel for gray, three for red, green, blue.</param>
    /// <param name="fit">How it is brought to that size.</param>
    /// <returns>Bytes, <c>C×H×W</c>.</returns>
    Result<byte[]> Decode(ReadOnlySpan<byte> encoded, string origin, PictureSize size, Fit fit);
}

/// <summary>How a picture is brought to a size of other proportions.</summary>
public enum Fit
{
    /// <summary>Its shorter side is scaled to fit, and its middle cut out: proportions stay, the margins go.</summary>
    Cover,

    /// <summary>Each side is scaled to fit: everything stays, proportions go.</summary>
    Stretch,
}
