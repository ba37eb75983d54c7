using System.Runtime.InteropServices;
using System.Text;

namespace DeclarativeNet.Data.Codecs;

/// <summary>
/// The system's libvips, through <c>native/vips_shim.c</c>. It reads what that library was built for: JPEG, PNG, and usually GIF, WebP,
/// TIFF and BMP.
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
        if (Inspect(encoded, origin) is Result<PictureSize>.Failed failed)
            return failed.Failure;
        Span<byte> message = stackalloc byte[MessageSize];
        var planes = new byte[size.Channels * size.Height * size.Width];
        var stretch = fit == Fit.Stretch ? 1 : 0;
        return Shim.Decode(
            encoded, (nuint)encoded.Length, size.Channels, size.Height, size.Width, stretch, planes, message, MessageSize) == 0
            ? planes
            : ImageCodecs.Unreadable(origin, Text(message));
    }

    /// <summary>The lines of a message as one; libvips says nothing about some damaged headers.</summary>
    private static string Text(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(end < 0 ? message : message[..end]);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();
        return string.Join(", ", lines.DefaultIfEmpty("its header is damaged"));
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
            int height,
            int width,
            int stretch,
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
            return Missing("libvips cannot be loaded");
        }
    }

    private static Failure Missing(string what) =>
        new(what, "picture decoder", "install libvips (Debian, Ubuntu: apt-get install libvips42) and build again");
}
