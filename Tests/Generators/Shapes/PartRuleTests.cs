using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;
using static DeclarativeNet.Generators.Tests.Shapes.StepChain;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Steps that take an axis apart.</summary>
public sealed class PartRuleTests
{
    private static readonly StepDeclaration Pixels = Input(12, 8, 10);
    private static readonly StepDeclaration Open = Input(12, "H", "W");

    [Theory]
    [InlineData(1, 2, 5, "3×8×10")]
    [InlineData(1, 2, null, "10×8×10")]
    [InlineData(-1, -4, -1, "12×8×3")]
    [InlineData(2, 0, -1, "12×7×10")]
    public void ASliceIsAStretch(int axis, int start, int? stop, string shape) => Assert.Equal(
        shape,
        Last(Pixels, ValueKind.Map, Slice(axis, start, stop)).Shape.ToString());

    [Fact]
    public void ASliceOfAnOpenSizeIsACondition()
    {
        var result = Check(Open, ValueKind.Map, Slice(2, 1, -1));
        Assert.Equal("12×(H - 2)×W", result.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(["H ≥ 3", "W ≥ 1"], result.Precondition.Select(condition => condition.Text));
    }

    [Theory]
    [InlineData(0, 9, "0 to 9")]
    [InlineData(4, 4, "4 to 4")]
    [InlineData(-9, 2, "-9 to 2")]
    [InlineData(8, null, "8 to the end")]
    public void ASliceLiesInside(int start, int? stop, string taken) => Says(
        Pixels,
        ValueKind.Map,
        [Slice(2, start, stop)],
        "DNET0132",
        new Site(1, 0, "start"),
        $"'Out' Slice takes {taken} of the height 8; Pixels 12×8×10; places are counted from 0, or with negative numbers from the end; the first comes before the second");

    [Fact]
    public void AnAxisIsOneOfTheValues() => Says(
        Pixels,
        ValueKind.Map,
        [Slice(0, 1, 2)],
        "DNET0116",
        new Site(1, 0, "axis"),
        "'Out' Slice has the axis 0; Pixels is an Image 12×8×10, which has the axes 1 to 3");

    [Fact]
    public void ASplitIsOneOfEqualParts()
    {
        Assert.Equal("4×8×10", Last(Pixels, ValueKind.Map, Step("Split", ("parts", 3), ("Index", 2))).Shape.ToString());
        var node = Last(Pixels, ValueKind.Map, Step("Split", ("parts", 5), ("Axis", -1)));
        Assert.Equal("12×8×2", node.Shape.ToString());
        Assert.Equal(new Operation.Split(3, 5, 0), node.Operation);
    }

    [Fact]
    public void PartsDivideTheAxis() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Split", ("parts", 5))],
        "DNET0136",
        new Site(1, 0, "parts"),
        "'Out' Split cannot divide the channels 12 into 5 equal parts; Pixels 12×8×10; choose a number that divides 12");

    [Fact]
    public void APartIsOneOfThem() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Split", ("parts", 3), ("Index", 3))],
        "DNET0132",
        new Site(1, 0, "Index"),
        "'Out' Split takes the part 3 of 3; Pixels 12×8×10; parts are counted from 0");

    [Fact]
    public void PixelsAndChannelsAreExchanged()
    {
        Assert.Equal("3×16×20", Last(Pixels, ValueKind.Map, Step("PixelShuffle", ("factor", 2))).Shape.ToString());
        Assert.Equal("48×4×5", Last(Pixels, ValueKind.Map, Step("PixelUnshuffle", ("factor", 2))).Shape.ToString());
        Assert.Equal("12×8×10", Last(Pixels, ValueKind.Map, Step("ChannelShuffle", ("groups", 3))).Shape.ToString());
    }

    [Fact]
    public void OpenPixelsThatBecomeChannelsAreACondition()
    {
        var result = Check(Open, ValueKind.Map, Step("PixelUnshuffle", ("factor", 2)), Step("PixelShuffle", ("factor", 2)));
        Assert.Equal("12×2*(H/2)×2*(W/2)", result.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(["2 divides H", "2 divides W"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void TheSquareOfTheFactorDividesTheChannels() => Says(
        Pixels,
        ValueKind.Map,
        [Step("PixelShuffle", ("factor", 3))],
        "DNET0136",
        new Site(1, 0, "factor"),
        "'Out' PixelShuffle cannot divide the channels 12 into 3·3 equal parts; Pixels 12×8×10; choose a number whose square divides 12");

    [Fact]
    public void TheFactorDividesHeightAndWidth() => Says(
        Pixels,
        ValueKind.Map,
        [Step("PixelUnshuffle", ("factor", 4))],
        "DNET0136",
        new Site(1, 0, "factor"),
        "'Out' PixelUnshuffle cannot divide the width 10 into 4 equal parts; Pixels 12×8×10; choose a number that divides 10");

    [Fact]
    public void GroupsDivideTheShuffledChannels() => Says(
        Pixels,
        ValueKind.Map,
        [Step("ChannelShuffle", ("groups", 5))],
        "DNET0136",
        new Site(1, 0, "groups"),
        "'Out' ChannelShuffle cannot divide the channels 12 into 5 equal parts; Pixels 12×8×10; choose a number that divides 12");

    [Fact]
    public void ABlockTakesHalfOfItsChannels()
    {
        var block = NewBlock("Half", [], Map("X", Input("C H W")), Map("Out", Step("Split", ("parts", 2)), Slice(1, 0, "C / 4")));
        Assert.Empty(block.Check().Findings);
        Assert.Equal(
            "3×8×10", NewModel("Net", Image("Pixels", Pixels), Map("Out", Use("Half", []))).Check(block).Network!.Nodes[^1].Shape.ToString());
    }

    private static StepDeclaration Slice(int axis, object start, object? stop) =>
        Step("Slice", ("axis", axis), ("start", start), ("stop", stop ?? new ArgumentValue.Null()));
}
