using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Colours;

/// <summary>Blurs pictures with Gaussians of widths of their own, mirrored at the edge.</summary>
internal static class GaussianBlur
{
    /// <summary>Smallest standard deviation that is drawn, in pixels.</summary>
    public const double SmallestSigma = 0.1;

    /// <summary>Standard deviations that the kernel reaches to either side, where the picture is large enough.</summary>
    private const int Reach = 3;

    /// <summary>Some of the pictures, blurred.</summary>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var chosen = Draws.Of(generator, images.shape[0], 2).Read(row => Sigma(row, augmentation))
            .Index().Where(row => row.Item is not null).ToArray();
        var radius = Math.Min((int)Math.Ceiling(Reach * augmentation.BlurSigma), (int)Math.Min(images.shape[2], images.shape[3]) - 1);
        return Batches.Changed(
            images, [.. chosen.Select(row => row.Index)], pictures => Of(pictures, [.. chosen.Select(row => row.Item!.Value)], radius));
    }

    /// <summary>The standard deviation in pixels that two numbers in [0, 1) stand for; nothing for no blur.</summary>
    public static double? Sigma(ReadOnlySpan<float> draws, Augmentation augmentation) =>
        draws[0] < augmentation.Blur ? Draws.Between(draws[1], SmallestSigma, augmentation.BlurSigma) : null;

    /// <summary>Each picture blurred: first along the rows, then along the columns.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="sigmas">N standard deviations in pixels.</param>
    /// <param name="radius">How far the kernel reaches, in pixels; below both sides of the picture.</param>
    public static Tensor Of(Tensor images, IReadOnlyList<double> sigmas, int radius)
    {
        // Every channel of every picture is a channel of one picture here, so that each can have a kernel of its own.
        var (planes, taps) = (images.shape[0] * images.shape[1], 2 * radius + 1);
        using var scope = NewDisposeScope();
        var kernels = tensor(sigmas.SelectMany(sigma => Kernel(sigma, radius)).ToArray(), [sigmas.Count, taps])
            .repeat_interleave(images.shape[1], dim: 0).to(images.dtype, images.device);
        var padded = nn.functional.pad(
            images.reshape(1, planes, images.shape[2], images.shape[3]), (radius, radius, radius, radius), TorchSharp.PaddingModes.Reflect);
        var alongRows = nn.functional.conv2d(padded, kernels.reshape(planes, 1, 1, taps), groups: planes);
        return nn.functional.conv2d(alongRows, kernels.reshape(planes, 1, taps, 1), groups: planes)
            .reshape(images.shape).MoveToOuterDisposeScope();
    }

    private static IEnumerable<float> Kernel(double sigma, int radius)
    {
        double[] weights = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(place => Math.Exp(-0.5 * place * place / (sigma * sigma)))];
        var sum = weights.Sum();
        return weights.Select(weight => (float)(weight / sum));
    }
}
