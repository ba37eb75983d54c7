using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>Changes training pictures at random, a batch at a time, on the device where they are.</summary>
public static class Augmenter
{
    /// <summary>
    /// Mirrors, turns, moves and zooms pictures; each draws its own change. Turn, shift and zoom are one bilinear resampling, so that
    /// pictures are blurred once; what comes into view beyond the edge repeats the pixels of the edge.
    /// </summary>
    /// <param name="images"><c>N×C×H×W</c>, floats; they stay their owner's and as they are.</param>
    /// <param name="augmentation">What may happen to a picture.</param>
    /// <param name="generator">What the draws follow from; it moves on by the same number of draws whatever they are.</param>
    /// <returns><c>N×C×H×W</c>; its owner is the caller. The same values where nothing is to be done.</returns>
    public static Tensor Apply(Tensor images, Augmentation augmentation, Generator generator)
    {
        var current = images.alias();
        foreach (var step in Steps(augmentation))
        {
            using var previous = current;
            current = step(previous, generator);
        }

        return current;
    }

    private static IEnumerable<Func<Tensor, Generator, Tensor>> Steps(Augmentation augmentation)
    {
        const long height = 2, width = 3;
        if (augmentation.HorizontalFlip)
            yield return (images, generator) => Mirrored(images, width, generator);
        if (augmentation.VerticalFlip)
            yield return (images, generator) => Mirrored(images, height, generator);
        if (augmentation is not { Rotation: 0, Shift: 0, Zoom: 0 })
            yield return (images, generator) => Resampled(images, augmentation, generator);
    }

    private static Tensor Mirrored(Tensor images, long axis, Generator generator)
    {
        using var draws = rand([images.shape[0], 1, 1, 1], device: generator.device, generator: generator);
        using var heads = draws.lt(0.5);
        using var chosen = heads.to(images.device);
        using var mirrored = images.flip(axis);
        return where(chosen, mirrored, images);
    }

    private static Tensor Resampled(Tensor images, Augmentation augmentation, Generator generator)
    {
        using var matrices = Matrices(images.shape, augmentation, generator);
        return Resampled(images, matrices);
    }

    /// <summary>Pictures seen through matrices of <see cref="Placement"/>, <c>N×2×3</c> on any device.</summary>
    internal static Tensor Resampled(Tensor images, Tensor matrices)
    {
        using var moved = matrices.to(images.device);
        using var grid = nn.functional.affine_grid(moved, images.shape, align_corners: false);
        return nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }

    /// <summary>A matrix for each picture, <c>N×2×3</c>.</summary>
    private static Tensor Matrices(long[] shape, Augmentation augmentation, Generator generator)
    {
        const int entries = 6;
        using var draws = rand([shape[0], Placement.Draws], device: generator.device, generator: generator);
        using var here = draws.cpu();
        var numbers = here.data<float>().ToArray().AsSpan();
        var matrices = new float[shape[0] * entries];
        for (var picture = 0; picture < shape[0]; picture++)
        {
            Placement.Of(numbers.Slice(picture * Placement.Draws, Placement.Draws), augmentation)
                .WriteMatrix(matrices.AsSpan(picture * entries, entries), height: shape[2], width: shape[3]);
        }

        return tensor(matrices, [shape[0], 2, 3]);
    }
}
