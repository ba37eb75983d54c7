using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>The shape, the operation and the number of parameters that each step gives; the numbers are PyTorch's.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(7, 3, 1, 0, 1, 5)]
    [InlineData(7, 3, 2, 1, 1, 4)]
    [InlineData(8, 3, 2, 1, 1, 4)]
    [InlineData(9, 3, 1, 0, 2, 5)]
    [InlineData(224, 7, 2, 3, 1, 112)]
    [InlineData(5, 5, 9, 0, 1, 1)]
    public void AConvolutionSlides(int size, int kernel, int stride, int padding, int dilation, int expected) => Gives(
        $"8×{expected}×{expected}",
        size,
        Conv2d(8, kernel, ("Stride", stride), ("Padding", padding), ("Dilation", dilation)));

    [Theory]
    [InlineData(5, 2, 2, 0, 3)]
    [InlineData(5, 3, 2, 0, 2)]
    [InlineData(6, 3, 2, 0, 3)]
    [InlineData(2, 3, 2, 0, 1)]
    [InlineData(4, 3, 3, 1, 2)]
    [InlineData(4, 2, 3, 1, 2)]
    public void APoolInCeilModeLetsItsLastWindowStartInside(int size, int kernel, int stride, int padding, int expected)
    {
        Gives($"3×{expected}×{expected}", size, MaxPool2d(kernel, ("Stride", stride), ("Padding", padding), ("CeilMode", true)));
        Gives($"3×{expected}×{expected}", size, AvgPool2d(kernel, ("Stride", stride), ("Padding", padding), ("CeilMode", true)));
    }

    [Fact]
    public void APoolsStrideIsItsWindow() => Gives("3×4×2", 8, MaxPool2d(new[] { 2, 4 }));

    [Fact]
    public void SamePaddingKeepsTheSize() => Gives("8×7×7", 7, Conv2d(8, 4, ("Padding", Same), ("Dilation", 2)));

    [Fact]
    public void ValidPaddingIsNone() => Gives("8×5×5", 7, Conv2d(8, 3, ("Padding", Valid)));

    [Fact]
    public void AConvolutionHasWeightsByGroupAndABias()
    {
        var node = Last(NewModel("Net", Image("Pixels", Input(4, 8, 8)), Map("Out", Conv2d(6, new[] { 3, 5 }, ("Groups", 2)))));
        Assert.Equal((6 * 2 * 15) + 6, node.Parameters);
        Assert.Equal(6 * 2 * 15 * 6 * 4, node.MultiplyAccumulates.Value);
        Assert.Equal(
            new Operation.Conv2d(4, 6, new Pair(3, 5), new Pair(1, 1), new Padded.By(new Pair(0, 0)), new Pair(1, 1), 2, true), node.Operation);
    }

    [Fact]
    public void BatchNormWorksOnMapsAndVectors()
    {
        Assert.Equal(
            new Operation.BatchNorm(3, true, 1e-5, 0.1), Last(NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("Out", BatchNorm()))).Operation);
        var node = Last(NewModel(
            "Net", Image("Pixels", Input(3, 8, 8)), Vector("Out", GlobalAvgPool, BatchNorm(("Epsilon", 1e-3), ("Momentum", 0.01)))));
        Assert.Equal(new Operation.BatchNorm(3, false, 1e-3, 0.01), node.Operation);
        Assert.Equal(6, node.Parameters);
    }

    [Fact]
    public void AFalseConditionLeavesTheStepOut()
    {
        var result = NewModel(
            "Net", Image("Pixels", Input(3, 8, 8)), Map("Out", Conv2d(4, 1), Step("Relu", ("When", "Pixels.C > 3")), Step("Dropout", ("When", "Pixels.C == 3")))).Check();
        Assert.Equal(["Conv2d", "Dropout"], result.Network!.Nodes.Skip(1).Select(node => node.Operation.GetType().Name));
        Assert.Equal(
            [
                "'Out' Relu never runs, because \"Pixels.C > 3\" is always false; leave the step out, or correct the condition",
                "'Out' Dropout always runs, because \"Pixels.C == 3\" is always true; leave When out",
            ],
            result.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void StepsOfOneKindAreNumbered()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Input(3, 8, 8)),
            Map("FirstStage", Conv2d(4, 1), Conv2d(4, 1), BatchNorm(("Name", "norm.first")), Conv2d(4, 1, ("Name", "downsample.0")))).Check();
        Assert.Equal(
            ["first_stage.conv2d Conv2d", "first_stage.conv2d2 Conv2d2", "norm.first First", "downsample.0 Downsample0"],
            result.Network!.Nodes.Skip(1).Select(node => $"{node.Path} {node.Member}"));
    }

    [Fact]
    public void NamesDoNotClash() => Assert.Equal(
        [
            new Finding("DNET0020", new Site(1, 1, "Name"), "'A' Conv2d and 'A' Conv2d are both 'x' in the state dictionary; give one of them another Name", EquatableArray<RelatedSite>.Empty),
            new Finding("DNET0020", new Site(2, 0), "'B' Conv2d is 'b.conv2d' in the state dictionary and 'A' BatchNorm is 'b', one within the other; give one of them another Name", EquatableArray<RelatedSite>.Empty),
        ],
        NewModel(
            "Net",
            Image("Pixels", Input(3, 8, 8)),
            Map("A", Conv2d(4, 1, ("Name", "x")), Conv2d(4, 1, ("Name", "x")), Relu, BatchNorm(("Name", "b"))),
            Map("B", Conv2d(4, 1))).Check().Findings);

    [Fact]
    public void ARepeatedBlockHasItsTurnInItsName()
    {
        var block = NewBlock("Part", [], Map("X", Input("C H W")), Map("Out", Conv2d(4, 1, ("Name", "conv"))));
        var result = NewModel(
            "Net",
            Image("Pixels", Input(3, 8, 8)),
            Map("A", Use("Part", [], ("Repeat", 2), ("Name", "layers.layer_{Index}.part")), Use("Part", [], ("Repeat", 2), ("Name", "more")))).Check(block);
        Assert.Equal(["layers.layer_0.part", "layers.layer_1.part", "more.0", "more.1"], result.Network!.Nodes.Skip(1).Select(node => node.Path));
        Assert.Equal(
            "'A' Conv2d has the name 'conv_{Index}'; a name has letters, digits and underscores, with dots between its parts",
            Assert.Single(NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A", Conv2d(4, 1, ("Name", "conv_{Index}")))).Check().Findings).Message);
    }

    [Fact]
    public void ANameIsAPath() => Assert.Equal(
        "'A' Conv2d has the name 'conv 1'; a name has letters, digits and underscores, with dots between its parts",
        Assert.Single(NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A", Conv2d(4, 1, ("Name", "conv 1")))).Check().Findings).Message);

    [Fact]
    public void AnInputHasTheAxesOfItsKind() => Assert.Equal(
        [new Finding("DNET0029", new Site(0, 0, "shape"), "the input 'Pixels' has 2 axes but an Image has 3: C×H×W", EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Input(32, 32)), Map("A", Relu)).Check().Findings);

    [Fact]
    public void AValueHasSteps() => Assert.Equal(
        "'A' has no steps; say with attributes how it is computed, [From(...)] if it is an earlier value as it stands",
        Assert.Single(NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A")).Check().Findings).Message);

    private static void Gives(string shape, int size, StepDeclaration step) =>
        Assert.Equal(shape, Last(NewModel("Net", Image("Pixels", Input(3, size, size)), Map("Out", step))).Shape.ToString());

    private static Node Last(Declaration model) => model.Check().Network!.Nodes[^1];
}
