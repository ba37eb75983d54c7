using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>A window of a picture's own size, cut anywhere out of the padded picture. Pixels are moved, never interpolated.</summary>
internal static class PaddedCrop
{
    /// <summary>Each picture at a place of its own.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="augmentation">The padding, at least 1, and what it is filled with.</param>
    /// <param name="generator">What the places follow from.</param>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var padding = augmentation.CropPadding;
        var corners = Draws.Of(generator, images.shape[0], 2).Read(row => Corner(row, padding));
        return Of(images, padding, corners, augmentation.Fill, augmentation.FillValue);
    }

    /// <summary>The first row and column of the window in the padded picture that two numbers in [0, 1) stand for.</summary>
    public static (int Top, int Left) Corner(ReadOnlySpan<float> draws, int padding) =>
        (Draws.Below(draws[0], 2 * padding + 1), Draws.Below(draws[1], 2 * padding + 1));

    /// <summary>Each picture at its place.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="padding">Pixels at each side.</param>
    /// <param name="corners">For each picture the first row and column of its window in the padded picture.</param>
    /// <param name="fill">What the padding is filled with.</param>
    /// <param name="fillValue">The value of <see cref="Fill.Constant"/>.</param>
    public static Tensor Of(Tensor images, int padding, ImmutableArray<(int Top, int Left)> corners, Fill fill, double fillValue)
    {
        using var scope = NewDisposeScope();
        var (pictures, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        // Only a constant has to be there before it can be picked; the other fills pick pixels of the picture itself.
        var (source, margin) = fill == Fill.Constant
            ? (nn.functional.pad(images, (padding, padding, padding, padding), PaddingModes.Constant, fillValue), padding)
            : (images, 0);
        var cut = source.index(
            arange(pictures, device: images.device).reshape(pictures, 1, 1, 1),
            arange(channels, device: images.device).reshape(1, channels, 1, 1),
            Places(corners.Select(corner => corner.Top - padding), height).reshape(pictures, 1, height, 1),
            Places(corners.Select(corner => corner.Left - padding), width).reshape(pictures, 1, 1, width));
        return cut.MoveToOuterDisposeScope();

        Tensor Places(IEnumerable<int> starts, long side) => tensor(starts
            .SelectMany(start => Enumerable.Range(start, (int)side))
            .Select(place => fill switch
            {
                Fill.Edge => Math.Clamp(place, 0, side - 1),
                Fill.Reflect => Mirrored(place, side),
                _ => place + margin,
            })
            .ToArray()).to(images.device);
    }

    /// <summary>A place beyond the edge, seen in a mirror on the outermost pixel.</summary>
    private static long Mirrored(long place, long side)
    {
        var period = Math.Max(1, 2 * (side - 1));
        var within = ((place % period) + period) % period;
        return Math.Min(within, period - within);
    }
}
