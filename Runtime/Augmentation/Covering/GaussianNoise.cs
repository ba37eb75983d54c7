using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Covering;

/// <summary>Adds Gaussian noise to every pixel and channel; values stay in [0, 1].</summary>
internal static class GaussianNoise
{
    /// <summary>The pictures with noise.</summary>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        // So many numbers are drawn where they are needed: on an accelerator by a generator there, which the given one seeds.
        using var there = new Generator((ulong)Draws.Seed(generator), images.device);
        using var scope = NewDisposeScope();
        var noise = randn(images.shape, images.dtype, images.device, generator: there);
        return noise.mul_(augmentation.Noise).add_(images).clamp_(0, 1).MoveToOuterDisposeScope();
    }
}
