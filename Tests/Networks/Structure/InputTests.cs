using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Structure;

/// <summary>Networks and blocks of several inputs.</summary>
public sealed class InputTests
{
    [Fact]
    public void ANetworkOfTwoInputsIsAModuleOfTwo()
    {
        using var net = Siamese.Create(seed: 1);
        using var left = rand(2, 3, 9, 7);
        using var right = rand(2, 1, 9, 7);
        nn.Module<Tensor, Tensor, Tensor> module = net;
        using var result = module.call(left, right);
        using var typed = net.Forward(new Image(left), new Image(right)).Tensor;
        using var trace = net.Trace(new Image(left), new Image(right));

        using var here = net.Here.Left.forward(left).relu_().mean([2, 3]);
        using var there = net.There.Right.forward(right).relu_().mean([2, 3]);
        using var expected = net.Same.Linear.forward(cat([here, there], 1));

        Assert.True(result.allclose(expected));
        Assert.True(typed.allclose(expected));
        Assert.True(trace.Same.Tensor.allclose(expected));
        Assert.True(trace.There.Tensor.allclose(there));
        Assert.Equal(["left", "right", "same.linear"], net.state_dict().Keys.Select(key => key[..key.LastIndexOf('.')]).Distinct());
    }

    [Fact]
    public void ANetworkOfThreeInputsIsAModuleOfThree()
    {
        using var net = Sum.Create();
        using var a = rand(2, 5);
        using var b = rand(2, 5);
        using var c = rand(2, 5);
        nn.Module<Tensor, Tensor, Tensor, Tensor> module = net;
        using var result = module.call(a, b, c);

        Assert.True(result.allclose(a + b + c));
    }

    [Theory]
    [InlineData(2, 9, 8)]
    [InlineData(2, 2, 7)]
    [InlineData(3, 9, 7)]
    public void SizesOfOneNameAgreeAtTheEntry(int pictures, int height, int width)
    {
        using var net = Siamese.Create();
        using var left = zeros(2, 3, 9, 7);
        using var right = zeros(pictures, 1, height, width);

        var thrown = Assert.Throws<ArgumentException>(() => net.forward(left, right));

        Assert.StartsWith(
            $"Siamese takes N×3×H×W and N×1×H×W with H ≥ 3 and W ≥ 3, but was given 2×3×9×7 and {pictures}×1×{height}×{width}.", thrown.Message);
    }

    [Fact]
    public void ABlockOfTwoInputsTakesTheSecondFromAnEarlierValue()
    {
        using var net = Segmenter.Create(seed: 2);
        net.eval();
        using var pixels = rand(2, 3, 6, 5);
        using var trace = net.Trace(new Image(pixels));
        using var mask = net.Forward(new Image(pixels)).Tensor;

        using var joined = cat([trace.Coarse.Tensor, trace.Fine.Tensor], 1);
        using var up = net.Up.Decoder.Out.Conv2d.forward(joined).relu_();

        Assert.True(trace.Up.Tensor.allclose(up));
        Assert.True(trace.Mask.Tensor.allclose(mask));
        Assert.Equal([2, 2, 6, 5], mask.shape);
    }
}
