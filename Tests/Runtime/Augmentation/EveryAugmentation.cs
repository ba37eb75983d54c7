namespace DeclarativeNet.Tests.Augmentations;

/// <summary>Every change of a picture at once, for tests and checks of what has to hold whatever is asked for.</summary>
internal static class EveryAugmentation
{
    /// <summary>All that changes one picture; what mixes several is left out.</summary>
    public static Augmentation Together { get; } = new()
    {
        CropPadding = 2,
        HorizontalFlip = true,
        VerticalFlip = true,
        Rotation = 20,
        Shift = 0.1,
        Zoom = 0.1,
        Shear = 10,
        ResizedCrop = 0.3,
        Fill = Fill.Reflect,
        RandAugment = 2,
        TrivialAugment = true,
        Brightness = 0.4,
        Contrast = 0.4,
        Saturation = 0.4,
        Hue = 0.1,
        Grayscale = 0.3,
        Blur = 0.5,
        Noise = 0.05,
        Erasing = 0.5,
    };
}
