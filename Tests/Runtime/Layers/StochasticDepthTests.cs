using DeclarativeNet.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Layers;

/// <summary>Whole pictures are dropped, in training only, and the others scaled so that the mean stays.</summary>
public sealed class StochasticDepthTests
{
    [Fact]
    public void A_picture_is_dropped_as_a_whole_or_scaled()
    {
        manual_seed(1);
        using var input = ones(400, 3, 2, 2);
        using var dropped = StochasticDepth.DropPath(input, 0.2, training: true);
        var pictures = dropped.data<float>().ToArray().Chunk(12).ToList();

        Assert.All(pictures, picture => Assert.Single(picture.Distinct()));
        Assert.All(pictures, picture => Assert.Contains(picture[0], new[] { 0f, 1.25f }));
        Assert.InRange(pictures.Count(picture => picture[0] == 0), 48, 112); // four standard deviations
    }

    [Fact]
    public void Each_row_of_vectors_is_a_picture()
    {
        using var input = ones(6, 5);
        using var dropped = StochasticDepth.DropPath(input, 1, training: true);

        Assert.Equal(new float[30], dropped.data<float>().ToArray());
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, true)]
    public void Otherwise_the_input_is_handed_through(double probability, bool training)
    {
        using var input = randn(4, 3);
        using var same = StochasticDepth.DropPath(input, probability, training);

        Assert.NotSame(input, same);
        Assert.Equal(input.data<float>().ToArray(), same.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_are_dropped_with_their_pictures()
    {
        manual_seed(2);
        using var input = ones(16, 3, requires_grad: true);
        using var dropped = StochasticDepth.DropPath(input, 0.5, training: true);
        using var sum = dropped.sum();
        sum.backward();

        Assert.Equal(dropped.data<float>().ToArray(), input.grad!.data<float>().ToArray());
    }
}
