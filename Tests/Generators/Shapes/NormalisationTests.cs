using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Normalisations, and pools to a given size.</summary>
public sealed class NormalisationTests
{
    [Fact]
    public void LayerNormGoesOverChannelsOrFeatures()
    {
        Assert.Equal(new Operation.LayerNorm(8, true, 1e-6), OneStep.OnMap([8, "H", "W"], Step("LayerNorm", ("Epsilon", 1e-6))).Operation);
        Assert.Equal(new Operation.LayerNorm(8, false, 1e-5), OneStep.OnVector(8, Step("LayerNorm")).Operation);
        var node = OneStep.OnTokens("L", 12, Step("LayerNorm"));
        Assert.Equal(new Operation.LayerNorm(12, false, 1e-5), node.Operation);
        Assert.Equal(24, node.Parameters);
        Assert.Equal(0, node.MultiplyAccumulates.Value);
        Assert.Equal("L×12", node.Shape.ToString());
    }

    [Fact]
    public void GroupNormDividesTheChannels()
    {
        var node = OneStep.OnMap([8, "H", "W"], Step("GroupNorm", ("groups", 4)));
        Assert.Equal(new Operation.GroupNorm(4, 8, 1e-5), node.Operation);
        Assert.Equal(16, node.Parameters);
        Assert.Equal(
            OneStep.Says("DNET0104", "groups", "'Out' GroupNorm cannot divide its 8 channels into 3 groups; In 8×9×7; choose groups that divide 8"),
            OneStep.Found(Step("GroupNorm", ("groups", 3))));
    }

    [Fact]
    public void GroupNormOfOpenChannelsAsksForDivisibilityAtTheUse()
    {
        var block = NewBlock("Normed", [], Map("X", Input("C H W")), Map("Out", Step("GroupNorm", ("groups", 4))));
        Assert.Empty(block.Check().Findings);
        Assert.Empty(NewModel("Net", Image("Pixels", Input(8, 5, 5)), Map("Out", Use("Normed", []))).Check(block).Findings);
        Assert.Equal(
            "'Out' cannot use Normed() on an Image 6×5×5: 'Out' GroupNorm cannot divide its 6 channels into 4 groups; X 6×5×5; choose groups that divide 6",
            Assert.Single(NewModel("Net", Image("Pixels", Input(6, 5, 5)), Map("Out", Use("Normed", []))).Check(block).Findings).Message);
    }

    [Fact]
    public void InstanceNormHasParametersWhereItIsAffine()
    {
        var plain = OneStep.OnMap(["C", "H", "W"], Step("InstanceNorm", ("Epsilon", 1e-3)));
        Assert.Equal(new Operation.InstanceNorm(0, false, 1e-3), plain.Operation);
        Assert.Equal(0, plain.Parameters);
        var affine = OneStep.OnMap([8, 9, 7], Step("InstanceNorm", ("Affine", true)));
        Assert.Equal(new Operation.InstanceNorm(8, true, 1e-5), affine.Operation);
        Assert.Equal(16, affine.Parameters);
    }

    [Fact]
    public void LocalResponseNormTakesItsConstants()
    {
        Assert.Equal(
            new Operation.LocalResponseNorm(5, 1e-4, 0.75, 2), OneStep.OnMap([8, 9, 7], Step("LocalResponseNorm", ("size", 5), ("K", 2))).Operation);
        Assert.Equal(
            OneStep.Says("DNET0116", "K", "'Out' LocalResponseNorm has the k 0; it has to be above 0"),
            OneStep.Found(Step("LocalResponseNorm", ("size", 5), ("K", 0))));
    }

    [Theory]
    [InlineData("InstanceNorm", 0)]
    [InlineData("GroupNorm", 8)]
    public void ANormalisationOfSingleNumbersIsWarnedOf(string kind, int groups)
    {
        var step = groups == 0 ? Step(kind) : Step(kind, ("groups", groups));
        Assert.Equal(
            OneStep.Says("DNET0167", null, $"'Out' {kind} of an Image 8×1×1 normalises every number by itself, which leaves zeros; In 8×1×1; leave it out, or put it where more numbers are normalised together"),
            OneStep.Found(step, 8, 1, 1));
        Assert.Empty(NewModel("Net", Image("In", Input(8, 1, 2)), Map("Out", step)).Check().Findings);
    }

    [Theory]
    [InlineData("AdaptiveAvgPool2d")]
    [InlineData("AdaptiveMaxPool2d")]
    public void AnAdaptivePoolFixesOpenSizes(string kind)
    {
        var model = NewModel(
            "Net", Image("In", Input(8, "H", "W")), Vector("Out", Step(kind, ("outputSize", new[] { 7, 5 })), Flatten)).Check();
        Assert.Empty(model.Findings);
        Assert.Equal("280", model.Network!.Nodes[^1].Shape.ToString());
    }

    [Fact]
    public void AGlobalPoolGivesChannels() =>
        Assert.Equal("8", Sole(NewModel("Net", Image("In", Input(8, "H", "W")), Vector("Out", Step("GlobalMaxPool"))).Check()).Shape.ToString());

    private static Node Sole(CheckedModel model) => model.Network!.Nodes[^1];
}
