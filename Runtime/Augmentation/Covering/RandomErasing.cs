using System.Collections.Immutable;
using DeclarativeNet.Augmentations.Geometry;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Covering;

/// <summary>Covers a rectangle of some of the pictures with one value (Zhong et al., 2020).</summary>
internal static class RandomErasing
{
    /// <summary>Smallest share of a picture's area that is covered.</summary>
    public const double SmallestArea = 0.02;

    /// <summary>The pictures, some of them partly covered.</summary>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        var windows = Draws.Of(generator, images.shape[0], 1 + Window.Numbers)
            .Read(row => row[0] < augmentation.Erasing ? Area(row[1..], height, width, augmentation) : null);
        return Of(images, windows, augmentation.ErasingValue);
    }

    /// <summary>
    /// The rectangle that numbers in [0, 1) stand for, smaller than the picture along both sides; nothing where none fits.
    /// </summary>
    public static Window? Area(ReadOnlySpan<float> draws, int height, int width, Augmentation augmentation) => Window.Draw(
        draws, (height, width), (SmallestArea, augmentation.ErasingArea), augmentation.ErasingRatio, largest: (height - 1, width - 1));

    /// <summary>Each picture with its rectangle covered.</summary>
    public static Tensor Of(Tensor images, ImmutableArray<Window?> windows, double value)
    {
        using var scope = NewDisposeScope();
        var rows = arange(images.shape[2], images.dtype, images.device).reshape(1, 1, -1, 1);
        var columns = arange(images.shape[3], images.dtype, images.device).reshape(1, 1, 1, -1);
        var isInside = Within(rows, window => window.Top, window => window.Top + window.Height)
            .logical_and(Within(columns, window => window.Left, window => window.Left + window.Width));
        return images.masked_fill(isInside, value).MoveToOuterDisposeScope();

        Tensor Within(Tensor places, Func<Window, double> from, Func<Window, double> to) =>
            places.ge(Bound(from)).logical_and(places.lt(Bound(to)));

        Tensor Bound(Func<Window, double> bound) => Batches.Column(windows.Select(window => window is { } some ? bound(some) : 0), images);
    }
}
