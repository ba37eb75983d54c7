using System.Globalization;
using DeclarativeNet.Generators.Tests;
using DeclarativeNet.Zoo;

namespace DeclarativeNet.Networks.Tests.Functional;

/// <summary>Multiply-accumulates of open sizes are formulas.</summary>
public sealed class MultiplyAccumulateTests
{
    /// <summary>Each line is one of the paper's table: the pixels of the result, times the channels, times what each number sums over.</summary>
    [Fact]
    public void Those_of_ResNet18_are_the_sum_over_its_layers()
    {
        const long Layers =
            (112 * 112 * 64 * 3 * 7 * 7)
            + (56 * 56 * 64 * 4 * (64 * 3 * 3))
            + (28 * 28 * 128 * ((64 * 3 * 3) + (3 * (128 * 3 * 3)) + 64))
            + (14 * 14 * 256 * ((128 * 3 * 3) + (3 * (256 * 3 * 3)) + 128))
            + (7 * 7 * 512 * ((256 * 3 * 3) + (3 * (512 * 3 * 3)) + 256))
            + (1000 * 512);

        var all = ResNet18.Summary.MultiplyAccumulates;

        Assert.Null(all.Value);
        Assert.Equal(Layers, all.At(224, 224));
        Assert.Equal(all.At(224, 224), ResNet18.Summary.Rows.Where(row => row.Depth == 0).Sum(row => row.MultiplyAccumulates.At(224, 224)));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(21, 30)]
    [InlineData(35, 18)]
    public void A_formula_gives_the_number_of_the_same_network_with_fixed_sizes(int height, int width)
    {
        var open = Summary("\"H\"", "\"W\"");
        var known = Summary(height.ToString(CultureInfo.InvariantCulture), width.ToString(CultureInfo.InvariantCulture));

        Assert.Null(open.MultiplyAccumulates.Value);
        Assert.Equal(known.MultiplyAccumulates.Value, open.MultiplyAccumulates.At(height, width));
        Assert.Equal(
            known.Rows.Select(row => row.MultiplyAccumulates.Value), open.Rows.Select(row => (long?)row.MultiplyAccumulates.At(height, width)));
    }

    private static NetworkSummary Summary(string height, string width) => (NetworkSummary)GeneratorHarness.Generate($$"""
        [Block]
        public sealed partial record Twice(
            [Input("C H W")]                                                Map X,
            [DepthwiseConv2d(3, Padding = 1), Relu, Conv2d("2 * C", 1)]     Map Out);

        [Model]
        public sealed partial record Open(
            [Input(3, {{height}}, {{width}})]                               Image  Pixels,
            [Conv2d(8, 5, Stride = 3, Padding = 1), Relu]                   Map    Stem,
            [Use<Twice>, MaxPool2d(3, Stride = 2, Padding = 1, CeilMode = true)] Map Body,
            [ConvTranspose2d(4, 2, Stride = 2), SqueezeExcite(2)]           Map    Up,
            [ToTokens, Attention(2), Linear(6)]                             Tokens Mixed,
            [GlobalAvgPool, Linear(2)]                                       Logits Classes);
        """).Load().GetType("Open", throwOnError: true)!.GetProperty("Summary")!.GetValue(null)!;
}
