using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;
using static DeclarativeNet.Generators.Tests.Shapes.StepChain;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Enlargements and borders.</summary>
public sealed class ResizingRuleTests
{
    private static readonly ArgumentValue Bilinear = new ArgumentValue.EnumMember("DeclarativeNet.UpsampleMode", "Bilinear");
    private static readonly ArgumentValue Reflect = new ArgumentValue.EnumMember("DeclarativeNet.PadMode", "Reflect");
    private static readonly StepDeclaration Pixels = Input(3, 8, 10);
    private static readonly StepDeclaration Open = Input(3, "H", "W");

    [Fact]
    public void AFactorMultipliesTheSides()
    {
        Assert.Equal("3×16×20", Last(Pixels, ValueKind.Map, Step("Upsample", ("factor", 2))).Shape.ToString());
        var node = Last(Open, ValueKind.Map, Step("Upsample", ("factor", new[] { 2, 3 }), ("Mode", Bilinear), ("AlignCorners", true)));
        Assert.Equal("3×2*H×3*W", node.Shape.ToString());
        Assert.Equal(new Operation.Upsample(new Pair(2, 3), null, "Bilinear", true), node.Operation);
    }

    [Fact]
    public void ASizeIsASize() =>
        Assert.Equal("3×7×5", Last(Open, ValueKind.Map, Step("Upsample", ("Size", new[] { 7, 5 }))).Shape.ToString());

    [Fact]
    public void WhatIsHalvedAndDoubledFitsItsSkipForEvenSides()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Open),
            Map("Left", Conv2d(3, 1)),
            Map("Right", From("Pixels"), MaxPool2d(2), Step("Upsample", ("factor", 2))),
            Map("Out", Add("Left", "Right"))).Check();
        Assert.Empty(result.Findings);
        Assert.Equal(["2 divides H", "2 divides W"], result.Precondition.Select(condition => condition.Text));
    }

    [Theory]
    [InlineData(true, "'Out' Upsample takes either a factor or a Size, not both")]
    [InlineData(false, "'Out' Upsample takes a factor or a Size; give one of them")]
    public void AFactorOrASizeIsGiven(bool both, string message) => Says(
        Pixels,
        ValueKind.Map,
        [both ? Step("Upsample", ("factor", 2), ("Size", 16)) : Step("Upsample")],
        "DNET0024",
        new Site(1, 0),
        message);

    [Fact]
    public void NearestPixelsHaveNoCornersToAlign() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Upsample", ("factor", 2), ("AlignCorners", true))],
        "DNET0024",
        new Site(1, 0, "AlignCorners"),
        "'Out' Upsample aligns corners, which the mode Nearest cannot; leave AlignCorners out, or say Mode = UpsampleMode.Bilinear");

    [Fact]
    public void ABorderIsAdded()
    {
        var node = Last(Open, ValueKind.Map, Step("Pad", ("left", 1), ("right", 2), ("top", 3), ("bottom", 4)));
        Assert.Equal("3×(H + 7)×(W + 3)", node.Shape.ToString());
        Assert.Equal(new Operation.Pad(new Pair(3, 1), new Pair(4, 2), "Zero"), node.Operation);
        Assert.Equal("3×12×14", Last(Pixels, ValueKind.Map, Step("Pad", ("border", 2))).Shape.ToString());
    }

    [Fact]
    public void AMirroredBorderOfOpenSizesIsACondition()
    {
        var result = Check(Open, ValueKind.Map, Step("Pad", ("left", 0), ("right", 2), ("top", 3), ("bottom", 0), ("Mode", Reflect)));
        Assert.Equal(["H ≥ 4", "W ≥ 3"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AMirroredBorderIsSmallerThanThePicture() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Pad", ("left", 9), ("right", 0), ("top", 8), ("bottom", 0), ("Mode", Reflect))],
        "DNET0135",
        new Site(1, 0, "top"),
        "'Out' Pad mirrors 8 pixels of an Image 3×8×10, which has 8 there; Pixels 3×8×10; mirror at most 7, or say Mode = PadMode.Replicate");

    [Fact]
    public void ABorderIsNotNegative() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Pad", ("border", -1))],
        "DNET0116",
        new Site(1, 0, "border"),
        "'Out' Pad has the border -1; it has to be at least 0");

    [Fact]
    public void ASqueezeHasTwoConvolutionsOfOnePixel()
    {
        var node = Last(Input(32, 8, 8), ValueKind.Map, Step("SqueezeExcite", ("reduction", 4)));
        Assert.Equal("32×8×8", node.Shape.ToString());
        Assert.Equal((2 * 32 * 8) + 8 + 32, node.Parameters);
        Assert.Equal(2 * 32 * 8, node.MultiplyAccumulates.Value);
        Assert.Equal(new Operation.SqueezeExcite(32, 8, "Relu", "Sigmoid"), node.Operation);
    }

    [Fact]
    public void ASqueezeMayBeAShareOfAnEarlierValue()
    {
        var node = Last(Input(12, 8, 8), ValueKind.Map, Conv2d(72, 1), Step("SqueezeExcite", ("Squeeze", "max(1, Pixels.C / 4)")));
        Assert.Equal(new Operation.SqueezeExcite(72, 3, "Relu", "Sigmoid"), node.Operation);
    }

    [Fact]
    public void ASqueezeLeavesSomething() => Says(
        Pixels,
        ValueKind.Map,
        [Step("SqueezeExcite", ("reduction", 16))],
        "DNET0103",
        new Site(1, 0, "reduction"),
        "'Out' SqueezeExcite reduces 3 channels 16 times, which leaves none; Pixels 3×8×10; give a smaller reduction, or the number of channels with Squeeze");
}
