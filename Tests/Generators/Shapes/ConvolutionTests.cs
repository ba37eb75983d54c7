using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Depthwise and transposed convolutions, and fully connected layers on tokens; the numbers are PyTorch's.</summary>
public sealed class ConvolutionTests
{
    [Fact]
    public void ADepthwiseConvolutionHasAsManyGroupsAsChannels()
    {
        var node = OneStep.OnMap([8, 9, 7], Step("DepthwiseConv2d", ("kernelSize", new[] { 3, 5 }), ("Multiplier", 2), ("Padding", Same)));
        Assert.Equal("16×9×7", node.Shape.ToString());
        Assert.Equal(
            new Operation.Conv2d(8, 16, new Pair(3, 5), new Pair(1, 1), new Padded.Same(), new Pair(1, 1), 8, true), node.Operation);
        Assert.Equal((16 * 15) + 16, node.Parameters);
        Assert.Equal(16 * 15 * 9 * 7, node.MultiplyAccumulates.Value);
    }

    [Fact]
    public void ADepthwiseConvolutionOfOpenChannelsIsFineInABlock()
    {
        var block = NewBlock(
            "Separable",
            [Int("Width")],
            Map("X", Input("C H W")),
            Map("Out", Step("DepthwiseConv2d", ("kernelSize", 3), ("Stride", 2), ("Padding", 1), ("Multiplier", "Width"), ("Bias", false))));
        Assert.Empty(block.Check().Findings);
        var model = NewModel("Net", Image("Pixels", Input(3, "H", "W")), Map("Out", Use("Separable", [4]))).Check(block);
        Assert.Equal("12×(H + 1)/2×(W + 1)/2", model.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(12 * 9, model.Network.Nodes[^1].Parameters);
    }

    [Theory]
    [InlineData(5, 3, 1, 0, 0, 1, 7)]
    [InlineData(5, 2, 2, 0, 0, 1, 10)]
    [InlineData(5, 3, 2, 1, 1, 1, 10)]
    [InlineData(5, 3, 2, 1, 0, 1, 9)]
    [InlineData(5, 3, 1, 0, 1, 2, 10)]
    [InlineData(1, 4, 1, 0, 0, 3, 10)]
    [InlineData(3, 1, 1, 1, 0, 1, 1)]
    public void ATransposedConvolutionEnlarges(int size, int kernel, int stride, int padding, int outputPadding, int dilation, int expected) => Assert.Equal(
        $"4×{expected}×{expected}",
        OneStep.OnMap([3, size, size], Transposed(
            4, kernel, ("Stride", stride), ("Padding", padding), ("OutputPadding", outputPadding), ("Dilation", dilation))).Shape.ToString());

    [Fact]
    public void ATransposedConvolutionWorksByItsInput()
    {
        var node = OneStep.OnMap([4, 9, 7], Transposed(6, new[] { 3, 2 }, ("Groups", 2), ("Stride", new[] { 2, 1 }), ("OutputPadding", new[] { 1, 0 })));
        Assert.Equal("6×20×8", node.Shape.ToString());
        Assert.Equal((4 * 3 * 6) + 6, node.Parameters);
        Assert.Equal(4 * 3 * 6 * 9 * 7, node.MultiplyAccumulates.Value);
        Assert.Equal(
            new Operation.ConvTranspose2d(
                4, 6, new Pair(3, 2), new Pair(2, 1), new Pair(0, 0), new Pair(1, 0), new Pair(1, 1), 2, true),
            node.Operation);
    }

    [Fact]
    public void ATransposedConvolutionOfOpenSizesIsExact()
    {
        var model = NewModel("Net", Image("In", Input(3, "H", "W")), Map("Out", Transposed(4, 2, ("Stride", 2), ("Padding", 1)))).Check();
        Assert.Equal("4×(2*H - 2)×(2*W - 2)", model.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(["H ≥ 2", "W ≥ 2"], model.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AnOutputPaddingIsSmallerThanStrideOrDilation()
    {
        Assert.Equal(
            OneStep.Says("DNET0120", "OutputPadding", "'Out' ConvTranspose2d has the output padding 1×1, the stride 1×2 and the dilation 1×1; an output padding is smaller than the stride or the dilation; give a smaller one"),
            OneStep.Found(Transposed(4, 3, ("Stride", new[] { 1, 2 }), ("OutputPadding", 1))));
        Assert.Empty(NewModel("Net", Image("In", Input(3, 5, 5)), Map("Out", Transposed(4, 3, ("OutputPadding", 1), ("Dilation", 2)))).Check().Findings);
    }

    [Fact]
    public void ATransposedConvolutionLeavesSomething() => Assert.Equal(
        OneStep.Says("DNET0103", "Padding", "'Out' ConvTranspose2d cuts its result down to 7×-1; In 8×9×1; use less padding, or a larger window"),
        OneStep.Found(Transposed(4, 1, ("Padding", 1)), 8, 9, 1));

    [Fact]
    public void GroupsOfATransposedConvolutionDivideBothSides() => Assert.Equal(
        OneStep.Says("DNET0104", "Groups", "'Out' ConvTranspose2d cannot divide its 9 out channels into 4 groups; In 8×9×7; choose groups that divide 9"),
        OneStep.Found(Transposed(9, 3, ("Groups", 4))));

    [Fact]
    public void ALinearLayerWorksTokenByToken()
    {
        var node = OneStep.OnTokens("L", 16, Linear(10));
        Assert.Equal("L×10", node.Shape.ToString());
        Assert.Equal(170, node.Parameters);
        Assert.Equal("160*L", node.MultiplyAccumulates.ToString());
        Assert.Equal(new Operation.Linear(16, 10, true), node.Operation);
    }

    private static StepDeclaration Transposed(object outChannels, object kernelSize, params (string Name, object Value)[] named) =>
        Step("ConvTranspose2d", [("outChannels", outChannels), ("kernelSize", kernelSize), .. named]);
}
