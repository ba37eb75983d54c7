using DeclarativeNet.Augmentations;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Augmentations;

/// <summary>The views that a network is asked about.</summary>
public sealed class TestTimeViewsTests
{
    [Theory]
    [InlineData(TestTimeAugmentation.None, 1)]
    [InlineData(TestTimeAugmentation.HorizontalFlip, 2)]
    [InlineData(TestTimeAugmentation.HorizontalFlip | TestTimeAugmentation.VerticalFlip, 4)]
    [InlineData(TestTimeAugmentation.Shifts, 5)]
    [InlineData(TestTimeAugmentation.Crops | TestTimeAugmentation.HorizontalFlip, 12)]
    [InlineData(TestTimeAugmentation.Crops | TestTimeAugmentation.Shifts | TestTimeAugmentation.VerticalFlip, 20)]
    public void There_is_the_picture_itself_first_and_as_many_others_as_the_kinds_say(TestTimeAugmentation kinds, int count)
    {
        using var images = Pictures();
        var before = LiveTensors.Settled();
        var views = Augmenter.Views(images, kinds).ToList();

        Assert.Equal(before + count, Tensor.TotalCount);
        Assert.Equal(count, views.Count);
        Assert.True(views[0].Equals(images));
        Assert.All(views, view => Assert.Equal(images.shape, view.shape));
        Assert.Equal(count, views.Select(view => string.Join(' ', Values(view))).Distinct().Count());
        views.ForEach(view => view.Dispose());
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Mirrors_are_exact()
    {
        using var images = Pictures();
        var views = Augmenter.Views(images, TestTimeAugmentation.HorizontalFlip | TestTimeAugmentation.VerticalFlip).ToList();
        long[][] axes = [[3], [2], [3, 2]];
        foreach (var (view, mirrored) in views.Skip(1).Zip(axes))
        {
            using var expected = images.flip(mirrored);
            Assert.True(expected.Equals(view));
        }

        views.ForEach(view => view.Dispose());
    }

    [Fact]
    public void Shifts_are_of_a_sixteenth_and_crops_of_seven_eighths()
    {
        using var images = Pictures();
        var views = Augmenter.Views(images, TestTimeAugmentation.Shifts | TestTimeAugmentation.Crops).ToList();

        // 16×32 pixels: to the left by two, so that the second pixel of a row is the fourth of the picture.
        Assert.Equal(images[0, 0, 5, 3].item<float>(), views[1][0, 0, 5, 1].item<float>(), 1e-4f);
        Assert.Equal(images[0, 0, 0, 7].item<float>(), views[4][0, 0, 1, 7].item<float>(), 1e-4f);

        // The last crop is the middle, 14×28 from row 1 and column 2: its middle is the picture's.
        using var middle = nn.functional.avg_pool2d(images.narrow(2, 7, 2).narrow(3, 15, 2), 2);
        using var seen = nn.functional.avg_pool2d(views[9].narrow(2, 7, 2).narrow(3, 15, 2), 2);
        Assert.True(middle.allclose(seen, atol: 0.05));
        views.ForEach(view => view.Dispose());
    }

    [Fact]
    public void Who_stops_asking_leaves_nothing_behind()
    {
        using var images = Pictures();
        var before = LiveTensors.Settled();
        foreach (var view in Augmenter.Views(images, TestTimeAugmentation.Shifts).Take(3))
            view.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    /// <summary>Smooth, so that what is interpolated is known.</summary>
    private static Tensor Pictures()
    {
        using var numbers = arange(2 * 3 * 16 * 32, ScalarType.Float32);
        using var shares = numbers.div(2 * 3 * 16 * 32);
        return shares.reshape(2, 3, 16, 32);
    }

    private static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
