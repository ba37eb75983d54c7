using System.Runtime.InteropServices;
using System.Text;

namespace DeclarativeNet.Data.Codecs;

/// <summary>
/// The system's libvips and libjpeg, through <c>native/</c>. It reads JPEG, and what that libvips was built for: PNG, and usually GIF,
/// WebP, TIFF and BMP.
/// </summary>
internal sealed partial class VipsCodec : IImageCodec
{
    /// <summary>Room for libvips' error text, in bytes; what is longer is cut.</summary>
    private const int MessageSize = 1024;

    /// <inheritdoc/>
    public string Name => "libvips";

    /// <inheritdoc/>
    public Result<PictureSize> Inspect(ReadOnlySpan<byte> encoded, string origin)
    {
        if (PictureFormat.Problem(encoded) is { } problem)
            return ImageCodecs.Unreadable(origin, problem);
        Span<byte> message = stackalloc byte[MessageSize];
        return Shim.Inspect(encoded, (nuint)encoded.Length, out var channels, out var height, out var width, message, MessageSize) == 0
            ? ImageCodecs.Checked(new PictureSize(channels, height, width), origin)
            : ImageCodecs.Unreadable(origin, Text(message));
    }

    /// <inheritdoc/>
    public Result<byte[]> Decode(ReadOnlySpan<byte> encoded, string origin, PictureSize size, Fit fit)
    {
        const int done = 0, tooLarge = 2;
        if (PictureFormat.Problem(encoded) is { } problem)
            return ImageCodecs.Unreadable(origin, problem);
        Span<byte> message = stackalloc byte[MessageSize];
        var planes = GC.AllocateUninitializedArray<byte>(size.Volume);
        var (height, width) = (size.Height, size.Width);
        return Shim.Decode(
            encoded,
            (nuint)encoded.Length,
            size.Channels,
            ref height,
            ref width,
            fit == Fit.Stretch ? 1 : 0,
            ImageCodecs.LargestPicture,
            planes,
            message,
            MessageSize) switch
        {
            done => planes,
            tooLarge => ImageCodecs.Checked(new PictureSize(size.Channels, height, width), origin).Map(_ => planes),
            _ => ImageCodecs.Unreadable(origin, Text(message)),
        };
    }

    /// <summary>The lines of a message as one; libvips says nothing about some damaged files.</summary>
    private static string Text(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(end < 0 ? message : message[..end]);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();
        return string.Join(", ", lines.DefaultIfEmpty("it is damaged"));
    }

    internal static partial class Shim
    {
        private const string Library = "declarativenet_vips";

        [LibraryImport(Library, EntryPoint = "declarativenet_vips_start")]
        internal static partial int Start();

        [LibraryImport(Library, EntryPoint = "declarativenet_vips_inspect")]
        internal static partial int Inspect(
            ReadOnlySpan<byte> encoded, nuint length, out int channels, out int height, out int width, Span<byte> message, int messageSize);

        [LibraryImport(Library, EntryPoint = "declarativenet_vips_decode")]
        internal static partial int Decode(
            ReadOnlySpan<byte> encoded,
            nuint length,
            int channels,
            ref int height,
            ref int width,
            int stretch,
            long largest,
            Span<byte> planes,
            Span<byte> message,
            int messageSize);
    }
}

/// <inheritdoc cref="ImageCodecs"/>
public static partial class ImageCodecs
{
    /// <inheritdoc/>
    public static partial Result<IImageCodec> Load()
    {
        try
        {
            return VipsCodec.Shim.Start() == 0 ? new VipsCodec() : Missing("libvips does not start");
        }
        catch (DllNotFoundException)
        {
            return Missing("libvips or libjpeg cannot be loaded");
        }
    }

    private static Failure Missing(string what) =>
        new(what, "picture decoder", "install them (Debian, Ubuntu: apt-get install libvips42 libjpeg-dev) and build again");
}
