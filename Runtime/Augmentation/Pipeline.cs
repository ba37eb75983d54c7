using DeclarativeNet.Augmentations.Colours;
using DeclarativeNet.Augmentations.Covering;
using DeclarativeNet.Augmentations.Geometry;
using DeclarativeNet.Augmentations.Policies;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>
/// The changes that an augmentation asks for, in their order: place (padded crop, mirrors, one resampling), policies, colour (jitter, gray,
/// blur), what covers pixels (noise, erasing). What is not asked for draws nothing.
/// </summary>
internal static class Pipeline
{
    /// <summary>The changes, each a function of the pictures and of what it draws from.</summary>
    public static IEnumerable<Func<Tensor, Generator, Tensor>> Of(Augmentation augmentation)
    {
        if (augmentation.CropPadding > 0)
            yield return (images, generator) => PaddedCrop.Drawn(images, augmentation, generator);
        if (augmentation.HorizontalFlip)
            yield return (images, generator) => Mirror.Drawn(images, Mirror.Horizontal, generator);
        if (augmentation.VerticalFlip)
            yield return (images, generator) => Mirror.Drawn(images, Mirror.Vertical, generator);
        if (Resampling.IsAskedFor(augmentation))
            yield return (images, generator) => Resampling.Drawn(images, augmentation, generator);
        if (augmentation.RandAugment > 0)
            yield return (images, generator) => Policy.RandAugment(images, augmentation, generator);
        if (augmentation.TrivialAugment)
            yield return (images, generator) => Policy.TrivialAugment(images, augmentation, generator);
        if (ColourJitter.IsAskedFor(augmentation))
            yield return (images, generator) => ColourJitter.Drawn(images, augmentation, generator);
        if (augmentation.Grayscale > 0)
            yield return (images, generator) => RandomGrayscale.Drawn(images, augmentation, generator);
        if (augmentation.Blur > 0)
            yield return (images, generator) => GaussianBlur.Drawn(images, augmentation, generator);
        if (augmentation.Noise > 0)
            yield return (images, generator) => GaussianNoise.Drawn(images, augmentation, generator);
        if (augmentation.Erasing > 0)
            yield return (images, generator) => RandomErasing.Drawn(images, augmentation, generator);
    }
}
