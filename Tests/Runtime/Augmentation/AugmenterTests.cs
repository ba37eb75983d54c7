using DeclarativeNet.Augmentations;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>What augmentation does to pictures, and what it leaves alone.</summary>
public sealed class AugmenterTests
{
    [Fact]
    public void Nothing_is_done_where_nothing_is_asked_for()
    {
        using var images = Pictures(4);
        using var same = Apply(images, Augmentation.None);

        Assert.Equal(Values(images), Values(same));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 2)]
    public void A_mirrored_picture_is_exact_and_about_half_are(bool horizontal, long axis)
    {
        using var images = Pictures(400);
        using var mirrored = images.flip(axis);
        using var changed = Apply(images, new Augmentation { HorizontalFlip = horizontal, VerticalFlip = !horizontal });
        var (before, after, opposite) = (Rows(images), Rows(changed), Rows(mirrored));

        var flipped = Enumerable.Range(0, 400).Count(picture => after[picture].SequenceEqual(opposite[picture]));

        Assert.InRange(flipped, 160, 240); // four standard deviations
        Assert.Equal(400 - flipped, Enumerable.Range(0, 400).Count(picture => after[picture].SequenceEqual(before[picture])));
    }

    [Fact]
    public void The_same_generator_gives_the_same_pictures_and_then_others()
    {
        var everything = new Augmentation { HorizontalFlip = true, VerticalFlip = true, Rotation = 20, Shift = 0.2, Zoom = 0.2 };
        using var images = Pictures(8);
        using var generator = new Generator(1);
        using var twin = new Generator(1);
        using var first = Augmenter.Apply(images, everything, generator);
        using var same = Augmenter.Apply(images, everything, twin);
        using var next = Augmenter.Apply(images, everything, generator);

        Assert.Equal(Values(first), Values(same));
        Assert.NotEqual(Values(first), Values(next));
    }

    [Fact]
    public void Each_picture_draws_its_own()
    {
        using var one = Pictures(1);
        using var images = one.expand(16, -1, -1, -1);
        using var changed = Apply(images, new Augmentation { Rotation = 90, Shift = 0.3, Zoom = 0.3 });

        Assert.Equal(16, Rows(changed).DistinctBy(row => string.Join(' ', row)).Count());
    }

    [Fact]
    public void An_even_picture_stays_even_however_it_is_moved()
    {
        // What comes into view repeats the edge, so that no dark borders appear.
        using var images = full([16, 3, 9, 12], 0.25f);
        using var changed = Apply(images, new Augmentation { Rotation = 180, Shift = 0.5, Zoom = 0.5 });

        Assert.All(Values(changed), value => Assert.Equal(0.25f, value, 1e-5f));
    }

    [Fact]
    public void A_shift_moves_the_mean_place_by_no_more_than_asked_for()
    {
        const int side = 33;
        using var images = Dot(side, count: 200, row: 16, column: 16);
        using var changed = Apply(images, new Augmentation { Shift = 0.2 });
        var shifts = Rows(changed).Select(picture => MeanPlace(picture, side))
            .Select(place => (X: place.Column - 16, Y: place.Row - 16)).ToArray();

        Assert.All(shifts, shift => Assert.True(Math.Abs(shift.X) <= 0.2 * side + 0.01 && Math.Abs(shift.Y) <= 0.2 * side + 0.01));
        Assert.InRange(shifts.Average(shift => shift.X), -1.1, 1.1); // four standard deviations of a mean of 200
        Assert.True(shifts.Max(shift => shift.X) > 0.15 * side && shifts.Min(shift => shift.Y) < -0.15 * side);
    }

    private static Tensor Apply(Tensor images, Augmentation augmentation)
    {
        using var generator = new Generator(3);
        return Augmenter.Apply(images, augmentation, generator);
    }

    private static Tensor Pictures(int count)
    {
        using var generator = new Generator(7);
        return rand([count, 3, 8, 8], generator: generator);
    }

    private static Tensor Dot(int side, int count, int row, int column)
    {
        var images = zeros([count, 1, side, side]);
        images[.., 0, row, column] = 1;
        return images;
    }

    private static (double Row, double Column) MeanPlace(float[] picture, int side) => (
        picture.Select((value, pixel) => value * (pixel / side)).Sum() / picture.Sum(),
        picture.Select((value, pixel) => value * (pixel % side)).Sum() / picture.Sum());

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();

    private static float[][] Rows(Tensor images) => [.. Values(images).Chunk((int)(images.numel() / images.shape[0]))];
}
