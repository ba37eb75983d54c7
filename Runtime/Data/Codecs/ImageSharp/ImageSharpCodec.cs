using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Colour = SixLabors.ImageSharp.Color;
using Format = SixLabors.ImageSharp.ImageFormatException;
using Picture = SixLabors.ImageSharp.Image;

namespace DeclarativeNet.Data.Codecs;

/// <summary>SixLabors.ImageSharp, which is managed code alone.</summary>
internal sealed class ImageSharpCodec : IImageCodec
{
    private static readonly DecoderOptions FirstFrame = new() { MaxFrames = 1 };

    /// <inheritdoc/>
    public string Name => "ImageSharp";

    /// <inheritdoc/>
    public Result<PictureSize> Inspect(ReadOnlySpan<byte> encoded, string origin)
    {
        try
        {
            var header = Picture.Identify(encoded);
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

    /// <summary>What a decoder throws at content it cannot make sense of, as against a mistake of ours.</summary>
    private static bool IsAboutContent(Exception exception) =>
        exception is Format or SixLabors.ImageSharp.ImageProcessingException or NotSupportedException or EndOfStreamException;

    private static string Text(Exception exception) => exception.Message.ReplaceLineEndings(" ").Trim();
}

/// <inheritdoc cref="ImageCodecs"/>
public static partial class ImageCodecs
{
    /// <inheritdoc/>
    public static partial Result<IImageCodec> Load() => new ImageSharpCodec();
}
