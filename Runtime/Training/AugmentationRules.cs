namespace DeclarativeNet.Training;

/// <summary>What has to hold of an augmentation before a run begins.</summary>
internal static class AugmentationRules
{
    private const string Share = "is at least 0 and below 1";
    private const string UpToOne = "is from 0 to 1";

    /// <summary>The first rule that an augmentation breaks, if any; it stands at the property's name.</summary>
    public static Failure? Broken(Augmentation augmentation) =>
        Place(augmentation) ?? Policies(augmentation) ?? Colour(augmentation) ?? Covering(augmentation) ?? Mixing(augmentation);

    private static Failure? Place(Augmentation augmentation) =>
        Rule(nameof(Augmentation.CropPadding), augmentation.CropPadding, augmentation.CropPadding >= 0, "is at least 0")
        ?? Rule(nameof(Augmentation.Rotation), augmentation.Rotation, augmentation.Rotation is >= 0 and <= 180, "is from 0 to 180 degrees")
        ?? Rule(nameof(Augmentation.Shift), augmentation.Shift, augmentation.Shift is >= 0 and < 1, Share)
        ?? Rule(nameof(Augmentation.Zoom), augmentation.Zoom, augmentation.Zoom is >= 0 and < 1, Share)
        ?? Rule(nameof(Augmentation.Shear), augmentation.Shear, augmentation.Shear is >= 0 and < 90, "is at least 0 and below 90 degrees")
        ?? Rule(nameof(Augmentation.ResizedCrop), augmentation.ResizedCrop, augmentation.ResizedCrop is >= 0 and < 1, Share)
        ?? AtLeast(nameof(Augmentation.ResizedCropRatio), augmentation.ResizedCropRatio, 1)
        ?? Rule(
            nameof(Augmentation.Fill),
            augmentation.Fill,
            Enum.IsDefined(augmentation.Fill),
            $"is {string.Join(" or ", Enum.GetNames<Fill>())}")
        ?? Within(nameof(Augmentation.FillValue), augmentation.FillValue);

    private static Failure? Policies(Augmentation augmentation) =>
        Rule(nameof(Augmentation.RandAugment), augmentation.RandAugment, augmentation.RandAugment >= 0, "is at least 0")
        ?? Rule(nameof(Augmentation.Magnitude), augmentation.Magnitude, augmentation.Magnitude is >= 0 and <= 30, "is from 0 to 30");

    private static Failure? Colour(Augmentation augmentation) =>
        Within(nameof(Augmentation.Brightness), augmentation.Brightness)
        ?? Within(nameof(Augmentation.Contrast), augmentation.Contrast)
        ?? Within(nameof(Augmentation.Saturation), augmentation.Saturation)
        ?? Rule(nameof(Augmentation.Hue), augmentation.Hue, augmentation.Hue is >= 0 and <= 0.5, "is from 0 to 0.5")
        ?? Within(nameof(Augmentation.Grayscale), augmentation.Grayscale)
        ?? Within(nameof(Augmentation.Blur), augmentation.Blur)
        ?? AtLeast(nameof(Augmentation.BlurSigma), augmentation.BlurSigma, 0.1);

    private static Failure? Covering(Augmentation augmentation) =>
        Within(nameof(Augmentation.Noise), augmentation.Noise)
        ?? Within(nameof(Augmentation.Erasing), augmentation.Erasing)
        ?? Rule(
            nameof(Augmentation.ErasingArea), augmentation.ErasingArea, augmentation.ErasingArea is >= 0.02 and <= 1, "is from 0.02 to 1")
        ?? AtLeast(nameof(Augmentation.ErasingRatio), augmentation.ErasingRatio, 1)
        ?? Within(nameof(Augmentation.ErasingValue), augmentation.ErasingValue);

    private static Failure? Mixing(Augmentation augmentation) =>
        AtLeast(nameof(Augmentation.Mixup), augmentation.Mixup, 0) ?? AtLeast(nameof(Augmentation.Cutmix), augmentation.Cutmix, 0);

    private static Failure? Within(string name, double value) => Rule(name, value, value is >= 0 and <= 1, UpToOne);

    private static Failure? AtLeast(string name, double value, double bound) =>
        Rule(name, value, value >= bound && double.IsFinite(value), FormattableString.Invariant($"is at least {bound}"));

    private static Failure? Rule(string name, object value, bool holds, string rule) => RunRules.Rule(name, value, holds, rule);
}
