using DeclarativeNet.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Layers;

/// <summary>Every pixel's channels have mean 0 and variance 1 afterwards.</summary>
public sealed class PixelNormTests
{
    [Fact]
    public void Each_pixel_is_normalised_over_its_channels()
    {
        manual_seed(1);
        using var map = randn(2, 16, 3, 5);
        using var norm = nn.LayerNorm(16, eps: 1e-12);
        using var result = PixelNorm.Forward(norm, map);
        using var mean = result.mean([1]);
        using var variance = result.var(1, unbiased: false);

        Assert.Equal([2, 16, 3, 5], result.shape);
        Assert.All(mean.data<float>().ToArray(), number => Assert.InRange(number, -1e-5, 1e-5));
        Assert.All(variance.data<float>().ToArray(), number => Assert.InRange(number, 1 - 1e-4, 1 + 1e-4));
    }

    [Fact]
    public void Nothing_but_the_result_is_left()
    {
        using var map = randn(2, 16, 3, 5);
        using var norm = nn.LayerNorm(16);
        using var nothing = no_grad();
        var before = LiveTensors.Settled();

        PixelNorm.Forward(norm, map).Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }
}
