using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Colours;

/// <summary>
/// Changes of tone that go by how values are distributed, or by their bits. As in <see cref="Colour"/>, pictures are <c>N×C×H×W</c> with
/// values in [0, 1]; where bytes are meant, these are values times 255, rounded. The formulas are those of torchvision.
/// </summary>
internal static class Tones
{
    private const int Values = 256;
    private const int Largest = Values - 1;

    /// <summary>Keeps the first bits of each byte.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="steps">2 to the number of bits that are dropped, <c>N×1×1×1</c>.</param>
    public static Tensor Posterize(Tensor images, Tensor steps) =>
        images.mul(Largest).round_().div_(steps).floor_().mul_(steps).div_(Largest);

    /// <summary>Inverts values from a threshold on, <c>N×1×1×1</c> in [0, 1].</summary>
    public static Tensor Solarize(Tensor images, Tensor thresholds) => where(images.ge(thresholds), images.neg().add_(1), images);

    /// <summary>Spreads each channel of each picture over [0, 1]; an even one stays.</summary>
    public static Tensor AutoContrast(Tensor images)
    {
        var darkest = images.amin([2, 3], keepdim: true);
        var range = images.amax([2, 3], keepdim: true).sub_(darkest);
        var isEven = range.eq(0);
        return images.sub(darkest.masked_fill(isEven, 0)).div_(range.masked_fill(isEven, 1)).clamp_(0, 1);
    }

    /// <summary>Equalises the histogram of each channel of each picture: as many pixels of every tone as its steps allow.</summary>
    public static Tensor Equalize(Tensor images)
    {
        var (rows, pixels) = (images.shape[0] * images.shape[1], images.shape[2] * images.shape[3]);
        var bytes = images.mul(Largest).round_().clamp_(0, Largest).to(ScalarType.Int64).reshape(rows, pixels);
        var counts = zeros([rows, Values], ScalarType.Int64, images.device).scatter_add_(1, bytes, ones_like(bytes));
        // The pixels of the brightest tone there is are left out of the sum, as in PIL.
        var step = counts.gather(1, bytes.amax([1], keepdim: true)).neg().add_(pixels).div(Largest, RoundingMode.floor);
        var divisor = step.clamp_min(1);
        var darker = counts.cumsum(1).sub_(counts);
        var table = darker.add_(divisor.div(2, RoundingMode.floor)).div(divisor, RoundingMode.floor).clamp_(0, Largest);
        var equal = table.gather(1, bytes).to(images.dtype).div_(Largest).reshape(images.shape);
        return where(step.eq(0).reshape(images.shape[0], images.shape[1], 1, 1), images, equal);
    }
}
