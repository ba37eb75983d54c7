using System.Collections.Immutable;
using DeclarativeNet.Augmentations.Geometry;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>The views of test-time augmentation.</summary>
internal static class TestTimeViews
{
    /// <summary>Each place that is seen, in each of the mirrors.</summary>
    public static IEnumerable<Tensor> Of(Tensor images, TestTimeAugmentation views)
    {
        foreach (var map in Maps((int)images.shape[2], (int)images.shape[3], views))
        {
            using var seen = map is { } moved
                ? Resampling.Of(images, [.. Enumerable.Repeat(moved, (int)images.shape[0])], Fill.Edge, fillValue: 0)
                : images.alias();
            foreach (var axes in Mirrors(views))
                yield return axes.IsEmpty ? seen.alias() : seen.flip([.. axes]);
        }
    }

    /// <summary>Where pictures are moved to; nothing for where they are.</summary>
    private static IEnumerable<AffineMap?> Maps(int height, int width, TestTimeAugmentation views)
    {
        yield return null;
        if (views.HasFlag(TestTimeAugmentation.Shifts))
        {
            var (right, down) = (Math.Max(1, width / 16), Math.Max(1, height / 16));
            yield return AffineMap.Translation(-right, 0);
            yield return AffineMap.Translation(right, 0);
            yield return AffineMap.Translation(0, -down);
            yield return AffineMap.Translation(0, down);
        }

        if (views.HasFlag(TestTimeAugmentation.Crops))
        {
            var (rows, columns) = (Math.Max(1, height * 7 / 8), Math.Max(1, width * 7 / 8));
            var (bottom, right) = (height - rows, width - columns);
            foreach (var (top, left) in new[] { (0, 0), (0, right), (bottom, 0), (bottom, right), (bottom / 2, right / 2) })
                yield return new Window(top, left, rows, columns).Enlarged(height, width);
        }
    }

    /// <summary>The axes along which pictures are mirrored, none first.</summary>
    private static ImmutableArray<ImmutableArray<long>> Mirrors(TestTimeAugmentation views)
    {
        ImmutableArray<ImmutableArray<long>> mirrors = [[]];
        if (views.HasFlag(TestTimeAugmentation.HorizontalFlip))
            mirrors = [.. mirrors, [Mirror.Horizontal]];
        if (views.HasFlag(TestTimeAugmentation.VerticalFlip))
            mirrors = [.. mirrors, .. mirrors.Select(axes => axes.Add(Mirror.Vertical))];
        return mirrors;
    }
}
