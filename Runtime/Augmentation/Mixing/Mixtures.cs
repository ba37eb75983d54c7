using DeclarativeNet.Augmentations.Geometry;
using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Mixing;

/// <summary>
/// Mixup and CutMix. Every picture of a batch has a partner in the same batch, by a permutation, and all have the same share of themselves;
/// targets are mixed by the shares of the pictures.
/// </summary>
internal static class Mixtures
{
    /// <summary>Averages of pictures (Zhang et al., 2018).</summary>
    public static (Tensor Images, Tensor Targets) Mixup(Tensor images, Tensor targets, double alpha, RandomSequence random)
    {
        var partners = Partners(images, random);
        var share = BetaDistribution.Draw(alpha, random);
        return (Averaged(images, partners, share), Averaged(targets, partners, share));
    }

    /// <summary>Pictures with a rectangle of their partner's (Yun et al., 2019).</summary>
    public static (Tensor Images, Tensor Targets) Cutmix(Tensor images, Tensor targets, double alpha, RandomSequence random)
    {
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var partners = Partners(images, random);
        var window = Cut(BetaDistribution.Draw(alpha, random), height, width, random);
        var share = 1 - (double)window.Height * window.Width / (height * width);
        var mixed = images.clone();
        Part(mixed, window).copy_(Part(images, window).index_select(0, partners));
        return (mixed, Averaged(targets, partners, share));
    }

    /// <summary>
    /// A rectangle of 1 - share of a picture's area and of its proportions, about any pixel; what of it is outside the picture is cut
    /// off, so that it may be smaller.
    /// </summary>
    public static Window Cut(double share, int height, int width, RandomSequence random)
    {
        var side = Math.Sqrt(1 - share);
        var (top, bottom) = Within((int)(side * height), height);
        var (left, right) = Within((int)(side * width), width);
        return new(top, left, bottom - top, right - left);

        (int From, int To) Within(int length, int all)
        {
            var middle = random.Below(all);
            return (Math.Max(0, middle - length / 2), Math.Min(all, middle + length / 2));
        }
    }

    private static Tensor Partners(Tensor images, RandomSequence random) =>
        tensor(random.Permutation((int)images.shape[0]).Select(picture => (long)picture).ToArray()).to(images.device);

    private static Tensor Averaged(Tensor values, Tensor partners, double share) =>
        values.mul(share).add_(values.index_select(0, partners).mul_(1 - share));

    private static Tensor Part(Tensor images, Window window) =>
        images.narrow(2, window.Top, window.Height).narrow(3, window.Left, window.Width);
}
