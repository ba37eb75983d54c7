using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Activations and regularisation: what they take, and what is warned of.</summary>
public sealed class ActivationTests
{
    [Theory]
    [InlineData("Relu")]
    [InlineData("Relu6")]
    [InlineData("LeakyRelu")]
    [InlineData("PRelu")]
    [InlineData("Elu")]
    [InlineData("Gelu")]
    [InlineData("Silu")]
    [InlineData("Mish")]
    [InlineData("HardSwish")]
    [InlineData("HardSigmoid")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Softplus")]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("Dropout")]
    [InlineData("LayerScale")]
    public void TheyKeepEveryShape(string kind)
    {
        Assert.Equal("8×H×W", OneStep.OnMap([8, "H", "W"], Step(kind)).Shape.ToString());
        Assert.Equal("L×8", OneStep.OnTokens("L", 8, Step(kind)).Shape.ToString());
        Assert.Equal("8", OneStep.OnVector(8, Step(kind)).Shape.ToString());
        Assert.Equal(kind, OneStep.OnVector(8, Step(kind)).Operation.GetType().Name);
    }

    [Theory]
    [InlineData("Gelu", "Relu")]
    [InlineData("HardSwish", "Softmax")]
    public void TwoInARowAreWarnedOf(string first, string second) => Assert.Equal(
        $"'Out' {second} follows {first}, another activation; leave one of them out",
        Assert.Single(NewModel("Net", Image("In", Input(8, 9, 7)), Map("Out", Step(first), Step(second))).Check().Findings).Message);

    [Fact]
    public void ArgumentsHaveTheirPlaces()
    {
        Assert.Equal(new Operation.LeakyRelu(0.2), OneStep.OnVector(8, Step("LeakyRelu", ("slope", 0.2))).Operation);
        Assert.Equal(new Operation.Elu(0.5), OneStep.OnVector(8, Step("Elu", ("alpha", 0.5))).Operation);
        Assert.Equal(new Operation.Softplus(2, 5), OneStep.OnVector(8, Step("Softplus", ("Beta", 2), ("Threshold", 5.0))).Operation);
        Assert.Equal(
            OneStep.Says("DNET0116", "Beta", "'Out' Softplus has the beta 0; it has to be above 0"), OneStep.Found(Step("Softplus", ("Beta", 0))));
    }

    [Fact]
    public void ASlopeIsSharedOrOneForEachChannel()
    {
        Assert.Equal(new Operation.PRelu(1, 0.25), OneStep.OnTokens("L", 8, Step("PRelu")).Operation);
        var node = OneStep.OnMap([8, "H", "W"], Step("PRelu", ("PerChannel", true), ("Init", 0.1)));
        Assert.Equal(new Operation.PRelu(8, 0.1), node.Operation);
        Assert.Equal(8, node.Parameters);
        Assert.Equal(
            OneStep.Says("DNET0011", "PerChannel", "'Out' PRelu has a slope for each channel, but In is a Tokens 4×8, which has none; In 4×8; leave PerChannel out"),
            Assert.Single(NewModel("Net", Tokens("In", Input(4, 8)), Tokens("Out", Step("PRelu", ("PerChannel", true)))).Check().Findings));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(-1, 3)]
    [InlineData(-3, 1)]
    public void AnAxisCountsAsInPyTorch(int written, int axis)
    {
        Assert.Equal(new Operation.Softmax(axis), OneStep.OnMap([8, 9, 7], Step("Softmax", ("Axis", written))).Operation);
        Assert.Equal(new Operation.LogSoftmax(axis), OneStep.OnMap([8, 9, 7], Step("LogSoftmax", ("Axis", written))).Operation);
    }

    [Fact]
    public void WithoutAnAxisItIsTheChannelsOrFeatures()
    {
        Assert.Equal(new Operation.Softmax(1), OneStep.OnMap([8, 9, 7], Step("Softmax")).Operation);
        Assert.Equal(new Operation.Softmax(2), OneStep.OnTokens(4, 8, Step("Softmax")).Operation);
        Assert.Equal(new Operation.Softmax(1), OneStep.OnVector(8, Step("Softmax")).Operation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-4)]
    public void AnAxisExists(int axis) => Assert.Equal(
        OneStep.Says("DNET0116", "Axis", $"'Out' Softmax has the axis {axis}; In is an Image 8×9×7, which has the axes 1 to 3"),
        OneStep.Found(Step("Softmax", ("Axis", axis))));

    [Fact]
    public void ProbabilitiesForClassScoresAreWarnedOf() => Assert.Equal(
        [new Finding("DNET0168", new Site(1, 2), "'Classes' Softmax makes probabilities of class scores, which the loss does itself; leave it out", EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("In", Input(8, 9, 7)), Logits("Classes", GlobalAvgPool, Linear(10), Step("Softmax"))).Check().Findings);

    [Fact]
    public void AFactorStandsOnEachChannelOrFeature()
    {
        Assert.Equal(new Operation.LayerScale(8, true, 1e-6), OneStep.OnMap([8, "H", "W"], Step("LayerScale")).Operation);
        var node = OneStep.OnTokens("L", 12, Step("LayerScale", ("init", 0.1)));
        Assert.Equal(new Operation.LayerScale(12, false, 0.1), node.Operation);
        Assert.Equal(12, node.Parameters);
    }

    [Fact]
    public void ADroppedPathMayDependOnTheTurn()
    {
        var block = NewBlock(
            "Residual", [Of("double", "Rate")], Map("X", Input("C H W")), Map("Out", Relu, Step("DropPath", ("probability", "Rate"))));
        Assert.Empty(block.Check().Findings);
        var model = NewModel("Net", Image("In", Input(8, 9, 7)), Map("Out", Use("Residual", ["0.2 * Index"], ("Repeat", 3)))).Check(block);
        var blocks = model.Network!.Nodes.Select(node => node.Operation).OfType<Operation.Use>().Select(use => use.Block).ToList();
        Assert.Equal(
            ["Relu", "Relu DropPath { Probability = 0.2 }", "Relu DropPath { Probability = 0.4 }"],
            blocks.Select(inner => string.Join(" ", inner.Nodes.Skip(1).Select(node => node.Operation is Operation.Relu ? "Relu" : node.Operation.ToString()))));
    }

    [Fact]
    public void ProbabilitiesHaveARange()
    {
        Assert.Equal(
            OneStep.Says("DNET0116", "probability", "'Out' DropPath has the probability 1.5; it has to be in [0, 1]"),
            OneStep.Found(Step("DropPath", ("probability", 1.5))));
        Assert.Equal(
            OneStep.Says("DNET0116", "probability", "'Out' Dropout2d has the probability -1; it has to be in [0, 1]"),
            OneStep.Found(Step("Dropout2d", ("probability", -1))));
    }
}
