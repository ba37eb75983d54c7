using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>Pictures before and after, for reports.</summary>
public sealed class AugmentationSampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Before_is_the_picture_and_after_follows_from_the_seed(int channels)
    {
        var size = new PictureSize(channels, 8, 10);
        using var generator = new Generator(1);
        using var pictures = randint(0, 256, [5, channels, 8, 10], ScalarType.Byte, generator: generator);
        var augmentation = new Augmentation { HorizontalFlip = true, Brightness = 0.5, Mixup = 1 };
        var tensors = LiveTensors.Settled();

        var samples = AugmentationSample.Of(pictures, augmentation, seed: 1);

        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.Equal(
            pictures.data<byte>().ToArray().Chunk(channels * 80).Select(picture => Png.Encode(picture, size)),
            samples.Select(sample => sample.Before.ToArray()));
        Assert.Equal(Afters(samples), Afters(AugmentationSample.Of(pictures, augmentation, seed: 1)));
        Assert.NotEqual(Afters(samples), Afters(AugmentationSample.Of(pictures, augmentation, seed: 2)));
        Assert.Equal(
            samples.Select(sample => sample.Before.ToArray()), Afters(AugmentationSample.Of(pictures, Augmentation.None, seed: 1)));
    }

    private static IEnumerable<byte[]> Afters(IEnumerable<AugmentationSample> samples) => samples.Select(sample => sample.After.ToArray());
}
