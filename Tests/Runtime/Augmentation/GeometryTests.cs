using DeclarativeNet.Augmentations.Geometry;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>Where pixels come to lie.</summary>
public sealed class GeometryTests
{
    [Fact]
    public void A_quarter_turn_is_exact()
    {
        using var images = Pictures(1);
        using var turned = Placed(images, new Placement(Turn: Math.PI / 2, Scale: 1, ShiftX: 0, ShiftY: 0, ShearX: 0, ShearY: 0));
        using var expected = images.transpose(2, 3).flip(3);

        Assert.All(Values(expected).Zip(Values(turned)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void A_turn_keeps_its_shape_in_a_wide_picture()
    {
        // A dot 8 pixels right of the middle comes to lie 8 pixels below it, though the picture is twice as wide as high.
        using var images = zeros([1, 1, 21, 41]);
        images[0, 0, 10, 28] = 1;
        using var turned = Placed(images, new Placement(Turn: Math.PI / 2, Scale: 1, ShiftX: 0, ShiftY: 0, ShearX: 0, ShearY: 0));

        Assert.Equal(1f, turned[0, 0, 18, 20].item<float>(), 1e-4f);
    }

    [Fact]
    public void Scale_enlarges_and_shifts_go_right_and_down()
    {
        using var images = zeros([1, 1, 21, 21]);
        images[0, 0, 10, 13] = 1;
        using var larger = Placed(images, new Placement(Turn: 0, Scale: 2, ShiftX: 0, ShiftY: 0, ShearX: 0, ShearY: 0));
        using var moved = Placed(images, new Placement(Turn: 0, Scale: 1, ShiftX: 1.0 / 21, ShiftY: 2.0 / 21, ShearX: 0, ShearY: 0));

        Assert.Equal(1f, larger[0, 0, 10, 16].item<float>(), 1e-4f);
        Assert.Equal(1f, moved[0, 0, 12, 14].item<float>(), 1e-4f);
    }

    [Theory]
    [InlineData(0f, -30, 0.8, -0.1)]
    [InlineData(0.5f, 0, 1, 0)]
    [InlineData(0.75f, 15, 1.1, 0.05)]
    public void Draws_spread_evenly_between_the_bounds(float draw, double degrees, double scale, double shift)
    {
        var placement = Placement.Of(
            [draw, draw, draw, draw, draw, draw], new Augmentation { Rotation = 30, Zoom = 0.2, Shift = 0.1, Shear = 15 });

        Assert.Equal(degrees * Math.PI / 180, placement.Turn, 1e-6);
        Assert.Equal(degrees * Math.PI / 360, placement.ShearX, 1e-6);
        Assert.Equal(degrees * Math.PI / 360, placement.ShearY, 1e-6);
        Assert.Equal(
            (scale, shift, shift), (Math.Round(placement.Scale, 6), Math.Round(placement.ShiftX, 6), Math.Round(placement.ShiftY, 6)));
    }

    [Fact]
    public void A_map_after_another_does_both_and_a_window_fills_the_picture()
    {
        var both = AffineMap.Translation(1, 2).After(AffineMap.Rotation(Math.PI / 2));
        Assert.Equal((1, 7), (Math.Round(both.XX * 5 + both.X, 9), Math.Round(both.YX * 5 + both.Y, 9)));

        // The corners of rows 2 to 5 and columns 4 to 9 come to lie in the corners of the picture, 12 wide and 8 high.
        var enlarged = new Window(2, 4, 4, 6).Enlarged(height: 8, width: 12);
        Assert.Equal((-6, -4), (enlarged.XX * (4 - 6) + enlarged.X, enlarged.YY * (2 - 4) + enlarged.Y));
        Assert.Equal((6, 4), (enlarged.XX * (10 - 6) + enlarged.X, enlarged.YY * (6 - 4) + enlarged.Y));
    }

    [Theory]
    [InlineData(Fill.Edge, new[] { 1f, 1, 1, 2 })]
    [InlineData(Fill.Reflect, new[] { 3f, 2, 1, 2 })]
    [InlineData(Fill.Constant, new[] { 0.5f, 0.5f, 1, 2 })]
    public void A_padded_crop_shows_its_fill_beyond_the_edge(Fill fill, float[] expected)
    {
        using var images = tensor(new[] { 1f, 2, 3, 4 }, [1, 1, 1, 4]);
        using var cut = PaddedCrop.Of(images, padding: 2, [(2, 0)], fill, fillValue: 0.5);

        Assert.Equal(expected, Values(cut));
    }

    [Fact]
    public void A_padded_crop_cuts_each_picture_at_its_own_place()
    {
        using var images = arange(2 * 3 * 3, ScalarType.Float32).reshape(2, 1, 3, 3);
        using var cut = PaddedCrop.Of(images, padding: 1, [(1, 1), (2, 0)], Fill.Constant, fillValue: 0);

        Assert.Equal([0f, 1, 2, 3, 4, 5, 6, 7, 8, 0, 12, 13, 0, 15, 16, 0, 0, 0], Values(cut));
    }

    [Theory]
    [InlineData(Fill.Edge, new[] { 1f, 1, 1, 2 })]
    [InlineData(Fill.Reflect, new[] { 2f, 1, 1, 2 })]
    [InlineData(Fill.Constant, new[] { 0.5f, 0.5f, 1, 2 })]
    public void A_moved_picture_shows_its_fill_beyond_the_edge(Fill fill, float[] expected)
    {
        using var images = tensor(new[] { 1f, 2, 3, 4 }, [1, 1, 1, 4]);
        using var moved = Resampling.Of(images, [AffineMap.Translation(2, 0)], fill, fillValue: 0.5);

        Assert.All(expected.Zip(Values(moved)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static Tensor Placed(Tensor images, Placement placement) =>
        Resampling.Of(images, [placement.Map(images.shape[2], images.shape[3])], Fill.Edge, fillValue: 0);

    private static Tensor Pictures(int count)
    {
        using var generator = new Generator(7);
        return rand([count, 3, 8, 8], generator: generator);
    }

    private static float[] Values(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
