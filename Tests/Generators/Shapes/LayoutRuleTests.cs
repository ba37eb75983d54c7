using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;
using static DeclarativeNet.Generators.Tests.Shapes.StepChain;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Steps that give the same numbers another shape.</summary>
public sealed class LayoutRuleTests
{
    private static readonly StepDeclaration Pixels = Input(3, 8, 12);
    private static readonly StepDeclaration Open = Input(3, "H", "W");

    [Theory]
    [InlineData(new[] { 288 }, ValueKind.Vector, "288")]
    [InlineData(new[] { 12, 24 }, ValueKind.Tokens, "12×24")]
    [InlineData(new[] { 12, -1 }, ValueKind.Tokens, "12×24")]
    [InlineData(new[] { -1, 4, 6 }, ValueKind.Map, "12×4×6")]
    public void AReshapeKeepsTheNumbers(int[] sizes, ValueKind kind, string shape) =>
        Assert.Equal(shape, Last(Pixels, kind, Step("Reshape", ("sizes", sizes))).Shape.ToString());

    [Fact]
    public void OneSizeOfAReshapeMayBeOpen()
    {
        var node = Last(Open, ValueKind.Tokens, Step("Reshape", ("sizes", new object[] { "Pixels.C", "Pixels.H * Pixels.W" })));
        Assert.Equal("3×H*W", node.Shape.ToString());
        Assert.Equal(new Operation.Reshape(EquatableArray.Of(3, Operation.TheRest)), node.Operation);
    }

    [Fact]
    public void AReshapeOfOpenSizesIsACondition()
    {
        var result = Check(Input(3, "H", 1), ValueKind.Tokens, Step("Reshape", ("sizes", new object[] { 6, -1 })));
        Assert.Equal(["2 divides H"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AReshapeOfOtherNumbersIsWrong() => Says(
        Pixels,
        ValueKind.Tokens,
        [Step("Reshape", ("sizes", new[] { 3, 100 }))],
        "DNET0133",
        new Site(1, 0, "sizes"),
        "'Out' Reshape lays an Image 3×8×12 out as 3×100, but 300 is not its 288 numbers; Pixels 3×8×12; choose sizes whose product is 288, or -1 for one of them");

    [Fact]
    public void TheRestOfAReshapeComesOut() => Says(
        Pixels,
        ValueKind.Tokens,
        [Step("Reshape", ("sizes", new[] { 5, -1 }))],
        "DNET0133",
        new Site(1, 0, "sizes"),
        "'Out' Reshape lays an Image 3×8×12 out as 5×-1, but 5 does not divide its 288 numbers; Pixels 3×8×12; choose sizes whose product divides 288");

    [Theory]
    [InlineData(new[] { -1, -1 }, "'Out' Reshape leaves 2 sizes to follow from the others; leave one at most")]
    [InlineData(new[] { 3, 2, 4, 12 }, "'Out' Reshape has 4 sizes; a value has one to three beside the batch")]
    public void AReshapeHasOneToThreeSizes(int[] sizes, string message) =>
        Says(Pixels, ValueKind.Tokens, [Step("Reshape", ("sizes", sizes))], "DNET0024", new Site(1, 0, "sizes"), message);

    [Fact]
    public void TwoOpenSizesCannotFollow() => Says(
        Open,
        ValueKind.Map,
        [Step("Reshape", ("sizes", new object[] { "Pixels.H", "Pixels.W", 3 }))],
        "DNET0114",
        new Site(1, 0, "sizes"),
        "'Out' Reshape has to know its sizes when the network is made, but H and W depend on open sizes; Pixels 3×H×W; leave one open at most");

    [Fact]
    public void SizesArePositive() => Says(
        Pixels,
        ValueKind.Tokens,
        [Step("Reshape", ("sizes", new[] { 0, 288 }))],
        "DNET0103",
        new Site(1, 0, "sizes", 0),
        "'Out' Reshape has the size 0; sizes are at least 1");

    [Fact]
    public void APermutationMovesSizes()
    {
        var node = Last(Pixels, ValueKind.Map, Step("Permute", ("axes", new[] { 2, 3, 1 })));
        Assert.Equal("8×12×3", node.Shape.ToString());
        Assert.Equal(new Operation.Permute(EquatableArray.Of(2L, 3L, 1L)), node.Operation);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, "0, 1, 2")]
    [InlineData(new[] { 1, 2 }, "1, 2")]
    [InlineData(new[] { 1, 2, 2 }, "1, 2, 2")]
    public void APermutationNamesEachAxisOnce(int[] axes, string written) => Says(
        Pixels,
        ValueKind.Map,
        [Step("Permute", ("axes", axes))],
        "DNET0134",
        new Site(1, 0, "axes"),
        $"'Out' Permute puts an Image 3×8×12 in the order ({written}); Pixels 3×8×12; name the axes 1 to 3 once each (0, the batch, stays)");

    [Fact]
    public void TokensAreThePixelsOfAMapAndBack()
    {
        Assert.Equal("H*W×3", Last(Open, ValueKind.Tokens, Step("ToTokens")).Shape.ToString());
        var node = Last(Input(3, "H", 12), ValueKind.Map, Step("ToTokens"), Step("ToMap", ("height", "Pixels.H"), ("width", 12)));
        Assert.Equal("3×H×12", node.Shape.ToString());
        Assert.Equal(new Operation.ToMap(Operation.TheRest, 12), node.Operation);
        Assert.Equal("3×6×6", Last(Input(3, 4, 9), ValueKind.Map, Step("ToTokens"), Step("ToMap")).Shape.ToString());
    }

    [Fact]
    public void TokensFillTheirMap() => Says(
        Pixels,
        ValueKind.Map,
        [Step("ToTokens"), Step("ToMap", ("height", 9), ("width", 9))],
        "DNET0133",
        new Site(1, 1, "height"),
        "'Out' ToMap lays 96 tokens out as 9×9; Pixels 3×8×12 → ToTokens 96×3; choose a height and a width whose product is 96");

    [Fact]
    public void ASquareOfTokensIsSquare() => Says(
        Pixels,
        ValueKind.Map,
        [Step("ToTokens"), Step("ToMap")],
        "DNET0133",
        new Site(1, 1),
        "'Out' ToMap lays 96 tokens out as a square, which they do not fill; Pixels 3×8×12 → ToTokens 96×3; give height and width, ToMap(height, width)");

    [Fact]
    public void TokensFlatten() => Assert.Equal("288", Last(Pixels, ValueKind.Vector, Step("ToTokens"), Flatten).Shape.ToString());
}
