using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Colours;

/// <summary>
/// Changes of colour, each by a number for each picture. Pictures are <c>N×C×H×W</c> with values in [0, 1], which they keep; numbers are
/// <c>N×1×1×1</c>. Results are new tensors; what lies between is left to the caller's dispose scope. The formulas are those of torchvision.
/// </summary>
internal static class Colour
{
    /// <summary>Channels of pictures that have colours: red, green, blue.</summary>
    private const long Channels = 3;

    /// <summary>Whether pictures have colours.</summary>
    public static bool Has(Tensor images) => images.shape[1] == Channels;

    /// <summary>Brightness times a factor.</summary>
    public static Tensor Brightness(Tensor images, Tensor factors) => images.mul(factors).clamp_(0, 1);

    /// <summary>Differences from the picture's mean gray, times a factor.</summary>
    public static Tensor Contrast(Tensor images, Tensor factors) =>
        Blended((Has(images) ? Gray(images) : images).mean([1, 2, 3], keepdim: true), images, factors);

    /// <summary>Differences from gray, times a factor; pictures without colours stay.</summary>
    public static Tensor Saturation(Tensor images, Tensor factors) =>
        Has(images) ? Blended(Gray(images), images, factors) : images.alias();

    /// <summary>Differences from a smoothed picture, times a factor; the outermost pixels stay.</summary>
    public static Tensor Sharpness(Tensor images, Tensor factors)
    {
        var (channels, height, width) = (images.shape[1], images.shape[2], images.shape[3]);
        if (height < 3 || width < 3)
            return images.alias();
        var kernel = tensor(new[] { 1f, 1, 1, 1, 5, 1, 1, 1, 1 }, [1, 1, 3, 3]).div(13).to(images.dtype, images.device);
        var smooth = images.clone();
        smooth.narrow(2, 1, height - 2).narrow(3, 1, width - 2)
            .copy_(nn.functional.conv2d(images, kernel.expand(channels, 1, 3, 3), groups: channels));
        return Blended(smooth, images, factors);
    }

    /// <summary>
    /// The hue turned by a share of the circle of colours; pictures without colours stay. Of hue, saturation and value the other two are
    /// as they were, so that a channel is the value less the part of the chroma that its distance from the hue takes away.
    /// </summary>
    public static Tensor Hue(Tensor images, Tensor turns)
    {
        const int sixths = 6;
        if (!Has(images))
            return images.alias();
        var channels = images.split(1, dim: 1);
        var (red, green, blue) = (channels[0], channels[1], channels[2]);
        var value = images.amax([1], keepdim: true);
        var chroma = value.sub(images.amin([1], keepdim: true));
        var divisor = chroma.masked_fill(chroma.eq(0), 1);
        var hue = where(value.eq(red), green.sub(blue).div(divisor), where(
            value.eq(green), blue.sub(red).div(divisor).add_(2), red.sub(green).div(divisor).add_(4)));
        var offsets = tensor(new[] { 5f, 3, 1 }, [1, Channels, 1, 1]).to(images.dtype, images.device);
        var places = hue.add(turns.mul(sixths)).add(offsets).remainder(sixths);
        return value.sub(chroma.mul(places.minimum(places.neg().add_(4)).clamp_(0, 1)));
    }

    /// <summary>Gray in all three channels; pictures without colours stay.</summary>
    public static Tensor Grayscale(Tensor images) => Has(images) ? Gray(images).expand_as(images).contiguous() : images.alias();

    /// <summary>The brightness of coloured pictures (ITU-R BT.601), <c>N×1×H×W</c>.</summary>
    private static Tensor Gray(Tensor images) =>
        images.mul(tensor(new[] { 0.2989f, 0.587f, 0.114f }, [1, Channels, 1, 1]).to(images.dtype, images.device)).sum([1], keepdim: true);

    /// <summary>Each picture at a factor's distance from another one: 0 is that one, 1 is itself.</summary>
    private static Tensor Blended(Tensor others, Tensor images, Tensor factors) =>
        images.mul(factors).add_(others.mul(factors.neg().add_(1))).clamp_(0, 1);
}
