using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Colour = SixLabors.ImageSharp.Color;
using Picture = SixLabors.ImageSharp.Image;

namespace DeclarativeNet.Data.Codecs;

/// <summary>SixLabors.ImageSharp, which is managed code alone.</summary>
internal sealed class ImageSharpCodec : IImageCodec
{
    /// <summary>The formats that <see cref="PictureFormat"/> knows, and the first frame of what has several.</summary>
    private static readonly DecoderOptions FirstFrame = new()
    {
        MaxFrames = 1,
        Configuration = new(
            new JpegConfigurationModule(),
            new PngConfigurationModule(),
            new GifConfigurationModule(),
            new WebpConfigurationModule(),
            new TiffConfigurationModule(),
            new BmpConfigurationModule()),
    };

    /// <inheritdoc/>
    public string Name => "ImageSharp";

    /// <inheritdoc/>
    public Result<PictureSize> Inspect(ReadOnlySpan<byte> encoded, string origin)
    {
        if (PictureFormat.Problem(encoded) is { } problem)
            return ImageCodecs.Unreadable(origin, problem);
        try
        {
            var header = Picture.Identify(FirstFrame, encoded);
            var channels = header.PixelType.BitsPerPixel <= 8 ? 1 : 3;
            return ImageCodecs.Checked(new PictureSize(channels, header.Height, header.Width), origin);
        }
        catch (Exception exception) when (IsAboutContent(exception))
        {
            return ImageCodecs.Unreadable(origin, Text(exception));
        }
    }

    /// <inheritdoc/>
    public Result<byte[]> Decode(ReadOnlySpan<byte> encoded, string origin, PictureSize size, Fit fit)
    {
        switch (Inspect(encoded, origin))
        {
            case Result<PictureSize>.Failed failed:
                return failed.Failure;
            case Result<PictureSize>.Ok when Damage.In(encoded, origin) is { } damage:
                return damage;
            case Result<PictureSize>.Ok { Value: var stored }:
                try
                {
                    using var picture = Load(encoded, stored, size);
                    picture.Mutate(context => context.AutoOrient().BackgroundColor(Colour.White).Resize(new ResizeOptions
                    {
                        Size = new(size.Width, size.Height),
                        Mode = fit == Fit.Stretch ? ResizeMode.Stretch : ResizeMode.Crop,
                        Position = AnchorPositionMode.Center,
                        Sampler = KnownResamplers.Triangle,
                    }));
                    return size.Channels == 1 ? Gray(picture, size) : Planes(picture, size);
                }
                catch (Exception exception) when (IsAboutContent(exception))
                {
                    return ImageCodecs.Unreadable(origin, Text(exception));
                }

            default:
                throw new InvalidOperationException("A result is Ok or Failed.");
        }
    }

    /// <summary>
    /// Decodes a picture. JPEG is made smaller while it is decoded, as long as twice the size asked for is left, whichever way it is turned,
    /// so that the filter that follows decides what it looks like.
    /// </summary>
    private static SixLabors.ImageSharp.Image<Rgba32> Load(ReadOnlySpan<byte> encoded, PictureSize stored, PictureSize wanted)
    {
        var scale = 2.0 * Math.Max(wanted.Height, wanted.Width) / Math.Min(stored.Height, stored.Width);
        if (encoded is not [0xFF, 0xD8, ..] || scale >= 1)
            return Picture.Load<Rgba32>(FirstFrame, encoded);
        var options = new JpegDecoderOptions
        {
            GeneralOptions = new DecoderOptions
            {
                Configuration = FirstFrame.Configuration,
                MaxFrames = 1,
                TargetSize = new((int)Math.Ceiling(scale * stored.Width), (int)Math.Ceiling(scale * stored.Height)),
            },
            ResizeMode = JpegDecoderResizeMode.IdctOnly,
        };
        using var contents = new MemoryStream(encoded.ToArray(), writable: false);
        return JpegDecoder.Instance.Decode<Rgba32>(options, contents);
    }

    private static byte[] Gray(SixLabors.ImageSharp.Image<Rgba32> picture, PictureSize size)
    {
        using var gray = picture.CloneAs<L8>();
        var bytes = new byte[size.Height * size.Width];
        gray.CopyPixelDataTo(bytes);
        return bytes;
    }

    private static byte[] Planes(SixLabors.ImageSharp.Image<Rgba32> picture, PictureSize size)
    {
        var plane = size.Height * size.Width;
        var pixels = new Rgba32[plane];
        picture.CopyPixelDataTo(pixels);
        var planes = new byte[3 * plane];
        for (var pixel = 0; pixel < plane; pixel++)
        {
            planes[pixel] = pixels[pixel].R;
            planes[plane + pixel] = pixels[pixel].G;
            planes[2 * plane + pixel] = pixels[pixel].B;
        }

        return planes;
    }

    /// <summary>
    /// What a decoder throws at content it cannot make sense of. Its own exceptions are not all: damaged content sends it beyond the end of
    /// an array as well. A machine that is out of memory is another matter.
    /// </summary>
    private static bool IsAboutContent(Exception exception) => exception is not OutOfMemoryException;

    private static string Text(Exception exception) =>
        exception.Message.ReplaceLineEndings(" ").Trim() is { Length: > 0 } text ? text : "it is damaged";
}

/// <inheritdoc cref="ImageCodecs"/>
public static partial class ImageCodecs
{
    /// <inheritdoc/>
    public static partial Result<IImageCodec> Load() => new ImageSharpCodec();
}
