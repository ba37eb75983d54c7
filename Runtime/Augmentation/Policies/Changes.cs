using System.Collections.Immutable;
using DeclarativeNet.Augmentations.Colours;
using DeclarativeNet.Augmentations.Geometry;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Policies;

/// <summary>Applies a batch's changes: those of one operation together, and all that move pixels as one resampling.</summary>
internal static class Changes
{
    /// <summary>Each picture after its change.</summary>
    /// <param name="images"><c>N×C×H×W</c>.</param>
    /// <param name="changes">N changes.</param>
    /// <param name="augmentation">What is seen beyond the edge.</param>
    public static Tensor Apply(Tensor images, ImmutableArray<Change> changes, Augmentation augmentation)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        return Batches.Changed(images, changes.Index()
            .GroupBy(change => Map(change.Item, height, width) is not null ? null : (Operation?)change.Item.Operation)
            .Where(group => group.Key != Operation.Identity)
            .Select(group => (Chosen: (IReadOnlyList<int>)[.. group.Select(change => change.Index)], Change(group))));

        Func<Tensor, Tensor> Change(IGrouping<Operation?, (int Index, Change Item)> group) => group.Key is { } operation
            ? pictures => Recoloured(pictures, operation, [.. group.Select(change => change.Item.Strength)])
            : pictures => Resampling.Of(
                pictures, [.. group.Select(change => Map(change.Item, height, width)!.Value)], augmentation.Fill, augmentation.FillValue);
    }

    /// <summary>Where a change moves pixels to; nothing where it leaves them in place.</summary>
    public static AffineMap? Map(Change change, long height, long width) => change.Operation switch
    {
        Operation.ShearX => AffineMap.ShearX(change.Strength).About(-width / 2.0, -height / 2.0),
        Operation.ShearY => AffineMap.ShearY(change.Strength).About(-width / 2.0, -height / 2.0),
        Operation.TranslateX => AffineMap.Translation(change.Strength, 0),
        Operation.TranslateY => AffineMap.Translation(0, change.Strength),
        Operation.Rotate => AffineMap.Rotation(-change.Strength * Math.PI / 180),
        _ => null,
    };

    private static Tensor Recoloured(Tensor pictures, Operation operation, ImmutableArray<double> strengths) => operation switch
    {
        Operation.Brightness => Colour.Brightness(pictures, Factors(strengths, pictures)),
        Operation.Color => Colour.Saturation(pictures, Factors(strengths, pictures)),
        Operation.Contrast => Colour.Contrast(pictures, Factors(strengths, pictures)),
        Operation.Sharpness => Colour.Sharpness(pictures, Factors(strengths, pictures)),
        Operation.Posterize => Tones.Posterize(pictures, Batches.Column(strengths.Select(bits => Math.Pow(2, 8 - bits)), pictures)),
        Operation.Solarize => Tones.Solarize(pictures, Batches.Column(strengths, pictures)),
        Operation.AutoContrast => Tones.AutoContrast(pictures),
        Operation.Equalize => Tones.Equalize(pictures),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "It changes no colour."),
    };

    private static Tensor Factors(ImmutableArray<double> strengths, Tensor pictures) =>
        Batches.Column(strengths.Select(strength => 1 + strength), pictures);
}
