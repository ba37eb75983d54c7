using DeclarativeNet.Augmentations;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>What holds of every change, alone and together with all others.</summary>
public sealed class EveryAugmentationTests
{
    public static TheoryData<string, Augmentation> Changes => new()
    {
        { "padded crop", new() { CropPadding = 2, Fill = Fill.Constant, FillValue = 0.5 } },
        { "flips", new() { HorizontalFlip = true, VerticalFlip = true } },
        { "rotation", new() { Rotation = 45 } },
        { "shift", new() { Shift = 0.2 } },
        { "zoom", new() { Zoom = 0.3, Fill = Fill.Constant, FillValue = 1 } },
        { "shear", new() { Shear = 20 } },
        { "resized crop", new() { ResizedCrop = 0.1 } },
        { "RandAugment", new() { RandAugment = 3, Magnitude = 20 } },
        { "TrivialAugment", new() { TrivialAugment = true } },
        { "brightness", new() { Brightness = 1 } },
        { "contrast", new() { Contrast = 1 } },
        { "saturation", new() { Saturation = 1 } },
        { "hue", new() { Hue = 0.5 } },
        { "grayscale", new() { Grayscale = 0.5 } },
        { "blur", new() { Blur = 0.5 } },
        { "noise", new() { Noise = 0.2 } },
        { "erasing", new() { Erasing = 0.5, ErasingValue = 0.3 } },
        { "everything", EveryAugmentation.Together },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changes_leave_form_range_and_their_input_and_follow_from_the_generator(string name, Augmentation augmentation)
    {
        Assert.NotEmpty(name);
        foreach (var channels in new[] { 1, 3, 4 })
        {
            using var images = Pictures(12, channels);
            var before = Values(images);
            using var one = Apply(images, augmentation, seed: 1);
            using var same = Apply(images, augmentation, seed: 1);
            using var other = Apply(images, augmentation, seed: 2);

            Assert.Equal(before, Values(images));
            Assert.Equal(images.shape, one.shape);
            Assert.Equal((images.dtype, images.device), (one.dtype, one.device));
            Assert.All(Values(one), value => Assert.InRange(value, 0, 1));
            Assert.Equal(Values(one), Values(same));
            var isOfColour = augmentation is { Brightness: 0 } and ({ Saturation: > 0 } or { Hue: > 0 } or { Grayscale: > 0 });
            if (channels == 3 || !isOfColour)
                Assert.NotEqual(Values(one), Values(other));
            else
                Assert.Equal(before, Values(one)); // there is no colour to be changed
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changes_release_what_they_made(string name, Augmentation augmentation)
    {
        Assert.NotEmpty(name);
        using var images = Pictures(12, channels: 3);
        var before = LiveTensors.Settled();
        using (Apply(images, augmentation, seed: 1))
            Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal(before, Tensor.TotalCount);
    }

    /// <summary>
    /// A resumed run seeds its generator anew for each step, but a user's loop may not: it finds it where it would be anyway.
    /// </summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void The_generator_moves_on_by_as_much_whatever_is_drawn(string name, Augmentation augmentation)
    {
        Assert.NotEmpty(name);
        Assert.Equal(Next(0.1f), Next(0.9f));

        float Next(float value)
        {
            using var generator = new Generator(3);
            using var images = full([5, 3, 16, 16], value);
            using (Augmenter.Apply(images, augmentation, generator))
            using (var next = rand(1, generator: generator))
                return next.item<float>();
        }
    }

    [Fact]
    public void Small_pictures_and_single_ones_are_no_exception()
    {
        foreach (var (count, side) in new[] { (1, 1), (1, 2), (3, 3), (1, 16) })
        {
            using var images = full([count, 3, side, side], 0.5f);
            using var changed = Apply(images, EveryAugmentation.Together, seed: 1);
            Assert.Equal(images.shape, changed.shape);
        }
    }

    [Fact]
    public void Other_floats_stay_what_they_are()
    {
        using var images = Pictures(4, channels: 3);
        using var doubles = images.to(ScalarType.Float64);
        using var changed = Apply(doubles, EveryAugmentation.Together, seed: 1);
        Assert.Equal(ScalarType.Float64, changed.dtype);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.75)]
    public void About_as_many_pictures_are_changed_as_the_probability_says(double probability)
    {
        const int count = 800;
        var fourDeviations = 4 * Math.Sqrt(count * probability * (1 - probability));
        using var images = Pictures(count, channels: 3);
        Augmentation[] augmentations = [new() { Grayscale = probability }, new() { Blur = probability }, new() { Erasing = probability }];
        foreach (var augmentation in augmentations)
        {
            using var changed = Apply(images, augmentation, seed: 4);
            using var differs = changed.ne(images).flatten(1).any(1);
            using var sum = differs.sum();
            Assert.InRange(sum.item<long>(), count * probability - fourDeviations, count * probability + fourDeviations);
        }
    }

    [Fact]
    public void Noise_has_its_deviation()
    {
        using var images = full([8, 3, 32, 32], 0.5f);
        using var noisy = Apply(images, new() { Noise = 0.1 }, seed: 1);
        using var deviation = noisy.std();
        using var mean = noisy.mean();
        Assert.Equal(0.1, deviation.item<float>(), 3e-3);
        Assert.Equal(0.5, mean.item<float>(), 3e-3);
    }

    private static Tensor Apply(Tensor images, Augmentation augmentation, ulong seed)
    {
        using var generator = new Generator(seed);
        return Augmenter.Apply(images, augmentation, generator);
    }

    private static Tensor Pictures(int count, int channels)
    {
        using var generator = new Generator(7);
        return rand([count, channels, 16, 20], generator: generator);
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
