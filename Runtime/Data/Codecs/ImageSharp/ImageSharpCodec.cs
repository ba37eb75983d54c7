using SixLabors.ImageSharp.Formats;
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
        if (Inspect(encoded, origin) is Result<PictureSize>.Failed failed)
            return failed.Failure;
        try
        {
            using var picture = Picture.Load<Rgba32>(FirstFrame, encoded);
            picture.Mutate(context => context.AutoOrient().BackgroundColor(Colour.White).Resize(new ResizeOptions
            {
                Size = new(size.Width, size.Height),
                Mode = fit == Fit.Stretch ? ResizeMode.Stretch : ResizeMode.Crop,
                Position = AnchorPositionMode.Center,
                Sampler = KnownResamplers.Lanczos3,
            }));
            return size.Channels == 1 ? Gray(picture, size) : Planes(picture, size);
        }
        catch (Exception exception) when (IsAboutContent(exception))
        {
            return ImageCodecs.Unreadable(origin, Text(exception));
        }
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
