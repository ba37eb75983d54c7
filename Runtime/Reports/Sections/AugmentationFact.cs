using System.Collections.Immutable;

namespace DeclarativeNet.Reports.Sections;

/// <summary>An augmentation in words.</summary>
internal static class AugmentationFact
{
    /// <summary>What is on, in the order in which it is done.</summary>
    public static string Of(Augmentation augmentation)
    {
        ImmutableArray<string> parts =
        [
            .. Place(augmentation).Concat(Policies(augmentation)).Concat(Colour(augmentation)).Concat(Covering(augmentation))
                .Concat(Mixing(augmentation)).Where(part => part.IsOn).Select(part => part.Words),
        ];
        return parts.IsEmpty ? "none" : string.Join(", ", parts);
    }

    private static IEnumerable<(bool IsOn, string Words)> Place(Augmentation augmentation) =>
    [
        (augmentation.CropPadding > 0, $"crop padded by {Readable.Count(augmentation.CropPadding)} pixels"),
        (augmentation.HorizontalFlip, "horizontal flip"),
        (augmentation.VerticalFlip, "vertical flip"),
        (augmentation.Rotation > 0, $"rotation ±{Readable.Short(augmentation.Rotation)}°"),
        (augmentation.Shift > 0, $"shift ±{Percent(augmentation.Shift)}"),
        (augmentation.Zoom > 0, $"zoom ±{Percent(augmentation.Zoom)}"),
        (augmentation.Shear > 0, $"shear ±{Readable.Short(augmentation.Shear)}°"),
        (augmentation.ResizedCrop > 0, $"crop of {Percent(augmentation.ResizedCrop)} of the area or more, enlarged"),
        (augmentation.Fill == Fill.Constant, $"filled with {Readable.Short(augmentation.FillValue)}"),
        (augmentation.Fill == Fill.Reflect, "filled with reflections"),
    ];

    private static IEnumerable<(bool IsOn, string Words)> Policies(Augmentation augmentation) =>
    [
        (augmentation.RandAugment > 0,
            $"RandAugment of {Readable.Count(augmentation.RandAugment)} at magnitude {Readable.Count(augmentation.Magnitude)}"),
        (augmentation.TrivialAugment, "TrivialAugment"),
    ];

    private static IEnumerable<(bool IsOn, string Words)> Colour(Augmentation augmentation) =>
    [
        (augmentation.Brightness > 0, $"brightness ±{Percent(augmentation.Brightness)}"),
        (augmentation.Contrast > 0, $"contrast ±{Percent(augmentation.Contrast)}"),
        (augmentation.Saturation > 0, $"saturation ±{Percent(augmentation.Saturation)}"),
        (augmentation.Hue > 0, $"hue ±{Percent(augmentation.Hue)}"),
        (augmentation.Grayscale > 0, $"grayscale of {Percent(augmentation.Grayscale)}"),
        (augmentation.Blur > 0, $"blur of {Percent(augmentation.Blur)} to σ {Readable.Short(augmentation.BlurSigma)}"),
    ];

    private static IEnumerable<(bool IsOn, string Words)> Covering(Augmentation augmentation) =>
    [
        (augmentation.Noise > 0, $"noise of σ {Readable.Short(augmentation.Noise)}"),
        (augmentation.Erasing > 0, $"erasing of {Percent(augmentation.Erasing)} to {Percent(augmentation.ErasingArea)} of the area"),
    ];

    private static IEnumerable<(bool IsOn, string Words)> Mixing(Augmentation augmentation) =>
    [
        (augmentation.Mixup > 0, $"mixup α {Readable.Short(augmentation.Mixup)}"),
        (augmentation.Cutmix > 0, $"CutMix α {Readable.Short(augmentation.Cutmix)}"),
    ];

    private static string Percent(double share) => $"{Readable.Short(share * 100)} %";
}
