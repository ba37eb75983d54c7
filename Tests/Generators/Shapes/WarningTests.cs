using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>What is legal and probably not meant.</summary>
public sealed class WarningTests
{
    private static readonly ValueDeclaration Pixels = Image("Pixels", Input(3, 15, 16));

    [Fact]
    public void AStrideThatDropsPixels() => Warns(
        "DNET0151",
        new Site(1, 0),
        "'Out' MaxPool2d never sees the last 1 row of an Image 3×15×16; Pixels 3×15×16; choose sizes that the stride divides, or add padding",
        Pixels,
        Map("Out", MaxPool2d(2)));

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(1, 2, 0)]
    [InlineData(7, 2, 3)]
    public void TheUsualRoundingIsNoMatter(int kernel, int stride, int padding) => Assert.Empty(
        NewModel("Net", Image("Pixels", Input(3, 224, 112)), Map("Out", Conv2d(8, kernel, ("Stride", stride), ("Padding", padding)))).Check().Findings);

    [Fact]
    public void BatchNormOfOnePixel() => Warns(
        "DNET0152",
        new Site(1, 1),
        "'Out' BatchNorm normalises a Map 8×1×1, whose every channel is one pixel a picture; Pixels 3×15×16 → Conv2d 8×1×1; leave it out, or put it before the map has shrunk to 1×1",
        Pixels,
        Map("Out", Conv2d(8, new[] { 15, 16 }, ("Bias", false)), BatchNorm()));

    [Theory]
    [InlineData("Conv2d")]
    [InlineData("DepthwiseConv2d")]
    [InlineData("ConvTranspose2d")]
    public void ABiasBeforeBatchNorm(string kind) => Warns(
        "DNET0153",
        new Site(1, 0),
        $"'Out' {kind} has a bias that the BatchNorm after it subtracts again; say Bias = false",
        Pixels,
        Map("Out", Step(kind, ("outChannels", 8), ("kernelSize", 1)), BatchNorm()));

    [Fact]
    public void AValueThatNothingUses() => Warns(
        "DNET0154",
        new Site(1),
        "nothing uses 'Lost'; join it with [Add(...)] or [Concat(...)], or leave it out",
        Pixels,
        Map("Lost", Conv2d(8, 1)),
        Map("Out", From("Pixels"), Conv2d(8, 1)));

    [Fact]
    public void TwoActivationsInARow() => Warns(
        "DNET0156", new Site(2, 0), "'Out' Relu follows Relu, another activation; leave one of them out", Pixels, Map("A", Relu), Map("Out", Relu));

    [Fact]
    public void AnActivationAfterABlockThatEndsInOne() => Assert.Equal(
        "'Out' Relu follows a block that ends in an activation; leave one of them out",
        Assert.Single(NewModel("Net", Pixels, Map("Out", Use("BasicBlock", [8, 1]), Relu)).Check(Examples.BasicBlock).Findings).Message);

    [Fact]
    public void DropoutOnLogits() => Warns(
        "DNET0157",
        new Site(1, 2),
        "'Out' Dropout sets class scores to zero; put it before the last layer",
        Pixels,
        Logits("Out", GlobalAvgPool, Linear(10), Dropout(0.5)));

    [Fact]
    public void WarningsInsideABlockThatDependOnTheUseAreToldAtTheUse()
    {
        var block = NewBlock("Halve", [], Map("X", Input("C H W")), Map("Out", MaxPool2d(2)));
        Assert.Empty(block.Check().Findings);
        Assert.Equal(
            [new Finding(
                "DNET0151",
                new Site(1, 0),
                "in Halve() on an Image 3×15×16, 'Out' MaxPool2d never sees the last 1 row of a Map 3×15×16; X 3×15×16; choose sizes that the stride divides, or add padding",
                Places("Halve", (1, 0), (0, 0)))],
            NewModel("Net", Pixels, Map("Out", Use("Halve", []))).Check(block).Findings);
    }

    [Theory]
    [InlineData("Epochs", 0, "DNET0201", "Epochs is 0; it has to be at least 1")]
    [InlineData("BatchSize", -1, "DNET0202", "BatchSize is -1; it has to be at least 1")]
    [InlineData("LearningRate", 0, "DNET0203", "LearningRate is 0; it has to be above 0")]
    [InlineData("Momentum", 1, "DNET0204", "Momentum is 1; it has to be in [0, 1)")]
    [InlineData("WeightDecay", -0.5, "DNET0205", "WeightDecay is -0.5; it has to be at least 0")]
    [InlineData("Rotation", 200, "DNET0206", "Rotation is 200; it has to be in [0, 180] degrees")]
    [InlineData("Shift", 1.5, "DNET0207", "Shift is 1.5; it has to be a share of the side in [0, 1)")]
    [InlineData("Zoom", 1, "DNET0207", "Zoom is 1; it has to be a share of the size in [0, 1)")]
    public void ARecipeHasRanges(string property, double number, string id, string message)
    {
        var argument = EquatableArray.Of(new Argument(property, new ArgumentValue.Real(number)));
        var isAugment = property is "Rotation" or "Shift" or "Zoom";
        var model = Examples.KerasCnn with
        {
            Recipe = isAugment ? new(EquatableArray<Argument>.Empty, argument) : new(argument, EquatableArray<Argument>.Empty),
        };
        Assert.Equal(
            [new Finding(id, isAugment ? Site.OfAugment(property) : Site.OfTrain(property), message, EquatableArray<RelatedSite>.Empty)],
            model.Check().Findings);
    }

    private static void Warns(string id, Site site, string message, params ValueDeclaration[] values)
    {
        var result = NewModel("Net", values).Check();
        Assert.Equal([(id, site, message)], result.Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));
        Assert.NotNull(result.Network);
    }
}
