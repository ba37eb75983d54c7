using DeclarativeNet.Augmentations.Mixing;
using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>Changes pictures, a batch at a time, on the device where they are.</summary>
public static class Augmenter
{
    /// <summary>
    /// Changes training pictures at random; each draws its own. Place comes first, then policies, colour, and what covers pixels:
    /// <see cref="Augmentation"/> has them in order. Turn, slant, zoom, shift and resized crop are one bilinear resampling, so that
    /// pictures are blurred once.
    /// </summary>
    /// <param name="images"><c>N×C×H×W</c>, floats in [0, 1]; they stay their owner's and as they are.</param>
    /// <param name="augmentation">What may happen to a picture.</param>
    /// <param name="generator">What the draws follow from; it moves on by the same number of draws whatever they are.</param>
    /// <returns><c>N×C×H×W</c>, in [0, 1]; its owner is the caller. The same values where nothing is to be done.</returns>
    public static Tensor Apply(Tensor images, Augmentation augmentation, Generator generator) => images.Through(
        Pipeline.Of(augmentation).Select(change => (Func<Tensor, Tensor>)(pictures => change(pictures, generator))));

    /// <summary>
    /// Mixes pictures with others of their batch, and targets by the same share: mixup or CutMix, or, where both are asked for, one of
    /// the two with probability one half. It comes after <see cref="Apply"/>.
    /// </summary>
    /// <param name="images"><c>N×C×H×W</c>, floats; they stay their owner's and as they are.</param>
    /// <param name="targets"><c>N×K</c>, floats: the share of each class in each picture. They stay their owner's and as they are.</param>
    /// <param name="augmentation">What may happen.</param>
    /// <param name="generator">What the draws follow from; it moves on by the same number of draws whatever they are.</param>
    /// <returns>Both in their shapes; their owner is the caller. The same values where nothing is to be mixed.</returns>
    public static (Tensor Images, Tensor Targets) Mix(Tensor images, Tensor targets, Augmentation augmentation, Generator generator)
    {
        if (!augmentation.MixesLabels)
            return (images.alias(), targets.alias());
        var random = RandomSequence.For(Draws.Seed(generator), stream: 0);
        var isCutmix = random.Uniform() < 0.5 ? augmentation.Cutmix > 0 : augmentation.Mixup == 0;
        using var scope = NewDisposeScope();
        var (mixed, shares) = isCutmix
            ? Mixtures.Cutmix(images, targets, augmentation.Cutmix, random)
            : Mixtures.Mixup(images, targets, augmentation.Mixup, random);
        return (mixed.MoveToOuterDisposeScope(), shares.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// Views of pictures whose probabilities are averaged when a network is tested (Krizhevsky et al., 2012). Nothing is drawn. Each view
    /// is made when it is asked for.
    /// </summary>
    /// <param name="images"><c>N×C×H×W</c>, floats; they stay their owner's and as they are. Keep them while views are asked for.</param>
    /// <param name="views">Which views beside the pictures themselves.</param>
    /// <returns><c>N×C×H×W</c> each, first the pictures themselves; their owner is the caller.</returns>
    public static IEnumerable<Tensor> Views(Tensor images, TestTimeAugmentation views) => TestTimeViews.Of(images, views);
}
