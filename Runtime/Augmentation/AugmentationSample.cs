using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>A picture before and after augmentation, to be looked at.</summary>
/// <param name="Before">The picture as it was read, as a PNG file.</param>
/// <param name="After">One of the pictures that a network may learn from in its place, as a PNG file.</param>
public sealed record AugmentationSample(ImmutableArray<byte> Before, ImmutableArray<byte> After)
{
    /// <summary>Pictures of a batch before and after; mixed with each other, where the augmentation mixes pictures.</summary>
    /// <param name="pictures"><c>N×C×H×W</c>, bytes; of one or three channels. They stay their owner's.</param>
    /// <param name="augmentation">What may happen to them.</param>
    /// <param name="seed">What the draws follow from: the same seed gives the same pictures.</param>
    public static ImmutableArray<AugmentationSample> Of(Tensor pictures, Augmentation augmentation, int seed)
    {
        using var generator = new Generator((ulong)seed);
        using var before = Loader.ToFloat(pictures, CPU);
        using var changed = Augmenter.Apply(before, augmentation, generator);
        using var themselves = eye(before.shape[0]);
        var (after, shares) = Augmenter.Mix(changed, themselves, augmentation, generator);
        using (after)
        using (shares)
            return [.. Files(before).Zip(Files(after), (one, other) => new AugmentationSample(one, other))];
    }

    private static ImmutableArray<ImmutableArray<byte>> Files(Tensor images)
    {
        using var scope = NewDisposeScope();
        var size = new PictureSize((int)images.shape[1], (int)images.shape[2], (int)images.shape[3]);
        var bytes = images.mul(255).round_().clamp_(0, 255).to(ScalarType.Byte).contiguous().data<byte>().ToArray();
        var pictures = bytes.Chunk(size.Channels * size.Height * size.Width);
        return [.. pictures.Select(picture => ImmutableArray.Create(Png.Encode(picture, size)))];
    }
}
