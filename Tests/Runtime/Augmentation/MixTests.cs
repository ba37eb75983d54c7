using DeclarativeNet.Augmentations;
using DeclarativeNet.Augmentations.Mixing;
using DeclarativeNet.Data;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>
/// Pictures are mixed as their targets say. Each test picture has one value, its number, in all of its pixels, so that what it is mixed
/// of can be read off.
/// </summary>
public sealed class MixTests
{
    private const int Count = 8;
    private const int Side = 20;

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(5)]
    public void Mixup_averages_pictures_by_the_shares_of_their_targets(double alpha)
    {
        var (images, shares) = Mixed(new() { Mixup = alpha }, seed: 3);
        for (var picture = 0; picture < Count; picture++)
        {
            var mean = Enumerable.Range(0, Count).Sum(other => shares[picture][other] * other / Count);
            Assert.All(images[picture], value => Assert.Equal(mean, value, 1e-5f));
        }

        AssertOneShareForAll(shares);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Cutmix_takes_as_many_pixels_of_another_picture_as_its_target_says(double alpha)
    {
        var (images, shares) = Mixed(new() { Cutmix = alpha }, seed: 4);
        for (var picture = 0; picture < Count; picture++)
        {
            for (var other = 0; other < Count; other++)
            {
                var pixels = images[picture].Count(value => value == (float)other / Count);
                Assert.Equal(shares[picture][other], (double)pixels / (Side * Side), 1e-5);
            }
        }

        AssertOneShareForAll(shares);
    }

    [Fact]
    public void Both_take_turns_and_shares_differ_between_batches()
    {
        var both = new Augmentation { Mixup = 1, Cutmix = 1 };
        var batches = Enumerable.Range(0, 200).Select(seed => Mixed(both, (ulong)seed)).ToList();
        var mixups = batches.Count(batch => batch.Images.Any(picture => picture.Any(value => !IsOneOfTheValues(value))));

        Assert.InRange(mixups, 72, 128); // four standard deviations
        Assert.True(batches.Select(batch => Math.Round(batch.Shares.Min(row => row.Max()), 3)).Distinct().Count() > 100);

        static bool IsOneOfTheValues(float value) => Math.Abs(value * Count - Math.Round(value * Count)) < 1e-4;
    }

    [Fact]
    public void Without_either_nothing_is_mixed()
    {
        var (images, shares) = Mixed(new() { HorizontalFlip = true }, seed: 1);
        Assert.Equal(
            Enumerable.Range(0, Count).Select(picture => (float)picture / Count), images.Select(picture => picture.Distinct().Single()));
        Assert.Equal(Enumerable.Range(0, Count).Select(_ => 1f), shares.Select((row, picture) => row[picture]));
        Assert.False(new Augmentation { HorizontalFlip = true }.MixesLabels);
        Assert.True(new Augmentation { Mixup = 0.1 }.MixesLabels && new Augmentation { Cutmix = 0.1 }.MixesLabels);
    }

    [Fact]
    public void Mixing_follows_from_the_generator_and_leaves_its_input_and_no_tensors()
    {
        using var images = Pictures();
        using var targets = eye(Count);
        var before = LiveTensors.Settled();
        foreach (var augmentation in new Augmentation[] { new() { Mixup = 1 }, new() { Cutmix = 1 }, new() { Mixup = 1, Cutmix = 1 } })
        {
            var (one, same, other) = (Mixed(augmentation, 1), Mixed(augmentation, 1), Mixed(augmentation, 2));
            Assert.Equal(one.Shares, same.Shares);
            Assert.Equal(one.Images, same.Images);
            Assert.NotEqual(one.Shares, other.Shares);
        }

        Assert.Equal(before, Tensor.TotalCount);
        using var untouched = Pictures();
        Assert.True(untouched.Equals(images));
    }

    /// <summary>Rectangles near an edge are cut off there, so that their mean area is below 1 - λ.</summary>
    [Fact]
    public void Cut_rectangles_have_the_area_of_the_formula()
    {
        var random = RandomSequence.For(seed: 1, stream: 0);
        const int side = 200;
        var areas = Enumerable.Range(0, 4_000).Select(_ => Mixtures.Cut(share: 0.75, side, side, random))
            .Select(window => (double)window.Height * window.Width / (side * side)).ToList();

        // A side of half the picture's, about a uniform place: on average 1/2 - 1/16 of the picture's side is left, of each independently.
        Assert.Equal(0.25, areas.Max(), 1e-9);
        Assert.Equal(Math.Pow(7.0 / 16, 2), areas.Average(), 5e-3);
    }

    [Fact]
    public void A_share_of_nearly_one_and_a_tiny_alpha_are_no_exception()
    {
        var random = RandomSequence.For(seed: 1, stream: 0);
        Assert.Equal(0, Mixtures.Cut(share: 1, Side, Side, random).Height);
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(BetaDistribution.Draw(1e-3, random), 0, 1));
        Assert.Equal(0.5, Enumerable.Range(0, 4_000).Average(_ => BetaDistribution.Draw(1e-3, random)), 0.04);
    }

    private static void AssertOneShareForAll(float[][] shares)
    {
        Assert.All(shares, row => Assert.Equal(1, row.Sum(), 1e-5f));
        var own = shares.Select((row, picture) => row[picture]).Where(share => share < 1).Distinct();
        Assert.Single(own.Select(share => Math.Round(share, 5)).Distinct());
    }

    private static (float[][] Images, float[][] Shares) Mixed(Augmentation augmentation, ulong seed)
    {
        using var generator = new Generator(seed);
        using var images = Pictures();
        using var targets = eye(Count);
        var (mixed, shares) = Augmenter.Mix(images, targets, augmentation, generator);
        using (mixed)
        using (shares)
            return (Rows(mixed), Rows(shares));
    }

    private static Tensor Pictures()
    {
        using var numbers = arange(Count, ScalarType.Float32);
        using var shares = numbers.div(Count);
        using var column = shares.reshape(Count, 1, 1, 1);
        return column.repeat(1, 1, Side, Side);
    }

    private static float[][] Rows(Tensor tensor) =>
        [.. tensor.data<float>().ToArray().Chunk((int)(tensor.numel() / tensor.shape[0]))];
}
