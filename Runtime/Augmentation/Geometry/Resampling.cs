using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>
/// Turn, slant, zoom, shift and resized crop together, as one bilinear resampling, so that pictures are blurred once. There is no
/// antialiasing: enlarging needs none, and <see cref="Augmentation.Zoom"/> makes pictures smaller by less than half as a rule.
/// </summary>
internal static class Resampling
{
    /// <summary>Whether an augmentation asks for it.</summary>
    public static bool IsAskedFor(Augmentation augmentation) =>
        augmentation is not { Rotation: 0, Shift: 0, Zoom: 0, Shear: 0, ResizedCrop: 0 };

    /// <summary>Each picture under maps of its own.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="augmentation">The bounds.</param>
    /// <param name="generator">What the maps follow from.</param>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var (pictures, height, width) = (images.shape[0], (int)images.shape[2], (int)images.shape[3]);
        var placed = Draws.Of(generator, pictures, Placement.Numbers).Read(row => Placement.Of(row, augmentation).Map(height, width));
        if (augmentation.ResizedCrop == 0)
            return Of(images, placed, augmentation.Fill, augmentation.FillValue);
        var enlarged = Draws.Of(generator, pictures, Window.Numbers)
            .Read(row => Crop(row, height, width, augmentation).Enlarged(height, width));
        return Of(images, [.. enlarged.Zip(placed, (crop, place) => crop.After(place))], augmentation.Fill, augmentation.FillValue);
    }

    /// <summary>The window of a random resized crop (Szegedy et al., 2015): the middle of the picture where none fits.</summary>
    public static Window Crop(ReadOnlySpan<float> draws, int height, int width, Augmentation augmentation) =>
        Window.Draw(draws, (height, width), (augmentation.ResizedCrop, 1), augmentation.ResizedCropRatio, largest: (height, width))
        ?? Window.Middle(height, width, augmentation.ResizedCropRatio);

    /// <summary>Each picture under its map.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="maps">N maps, from old places to new.</param>
    /// <param name="fill">What is seen beyond the edge.</param>
    /// <param name="fillValue">The value of <see cref="Fill.Constant"/>.</param>
    public static Tensor Of(Tensor images, ImmutableArray<AffineMap> maps, Fill fill, double fillValue)
    {
        const int entries = 6;
        var numbers = new float[maps.Length * entries];
        foreach (var (picture, map) in maps.Index())
            map.WriteGrid(numbers.AsSpan(picture * entries, entries), height: images.shape[2], width: images.shape[3]);
        using var scope = NewDisposeScope();
        var matrices = tensor(numbers, [maps.Length, 2, 3]).to(images.dtype, images.device);
        var grid = nn.functional.affine_grid(matrices, images.shape, align_corners: false);
        var resampled = fill switch
        {
            Fill.Edge => Picked(images, grid, GridSamplePaddingMode.Border),
            Fill.Reflect => Picked(images, grid, GridSamplePaddingMode.Reflection),
            Fill.Constant when fillValue == 0 => Picked(images, grid, GridSamplePaddingMode.Zeros),
            // Beyond the edge are zeros: so the value is taken for zero on the way there.
            Fill.Constant => Picked(images.sub(fillValue), grid, GridSamplePaddingMode.Zeros).add_(fillValue),
            _ => throw new ArgumentOutOfRangeException(nameof(fill), fill, null),
        };
        return resampled.MoveToOuterDisposeScope();
    }

    private static Tensor Picked(Tensor images, Tensor grid, GridSamplePaddingMode beyond) =>
        nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, beyond, align_corners: false);
}
