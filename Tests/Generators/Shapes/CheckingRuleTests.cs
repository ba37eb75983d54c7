using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;
using static DeclarativeNet.Generators.Tests.Shapes.StepChain;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Shapes that the user states: of a value, and of a layer of his own.</summary>
public sealed class CheckingRuleTests
{
    private static readonly StepDeclaration Pixels = Input(3, 8, 10);
    private static readonly StepDeclaration Open = Input(3, "H", "W");
    private static readonly CustomLayer Layer = new("Blur", "global::Tests.Blur", "public");

    [Fact]
    public void ARightExpectationIsNothing()
    {
        var result = Check(Open, ValueKind.Map, MaxPool2d(2), Step("Expect", ("shape", " 3 H/2  ((W + 0) / 2)")), Relu);
        Assert.Empty(result.Findings);
        Assert.Equal(["H ≥ 2", "W ≥ 2"], result.Precondition.Select(condition => condition.Text));
        Assert.Equal(["Input", "MaxPool2d", "Relu"], result.Network!.Nodes.Select(node => node.Operation.GetType().Name));
    }

    [Fact]
    public void AnExpectationThatHoldsForSomeSizesIsACondition()
    {
        var result = Check(Open, ValueKind.Map, Conv2d(8, 3, ("Stride", 2), ("Padding", 1)), Step("Expect", ("shape", "8 H/2 5")));
        Assert.Empty(result.Findings);
        Assert.Equal(["2 divides H", "9 ≤ W ≤ 10"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AWrongSizeIsToldAtItsPlace() => Says(
        Pixels,
        ValueKind.Map,
        [Conv2d(8, 3), Step("Expect", ("shape", "8 6 10"))],
        "DNET0137",
        new Site(1, 1, "shape", -1, 4, 2),
        "'Out' Expect states width 10, but Conv2d is a Map 8×6×8; Pixels 3×8×10 → Conv2d 8×6×8; state 8, or correct the steps before it");

    [Fact]
    public void AWrongNumberOfSizesIsTold() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Expect", ("shape", "3 80"))],
        "DNET0137",
        new Site(1, 0, "shape"),
        "'Out' Expect states 2 sizes, but Pixels is an Image 3×8×10; Pixels 3×8×10; state 3: C H W");

    [Fact]
    public void AMistakeInAnExpectationIsToldAtItsColumn() => Says(
        Pixels,
        ValueKind.Map,
        [Step("Expect", ("shape", "3 H 10"))],
        "DNET0013",
        new Site(1, 0, "shape", -1, 2, 1),
        "in \"H\": 'H' is unknown");

    [Fact]
    public void ASignatureIsBelieved()
    {
        var node = Last(Open, ValueKind.Map, Custom("C H W -> 2*C H/2 5", 1, 0.5));
        Assert.Equal("6×H/2×5", node.Shape.ToString());
        Assert.Equal("out.blur", node.Path);
        Assert.Equal("Blur", node.Member);
        Assert.Equal(
            new Operation.Custom(
                Layer,
                EquatableArray.Of<ArgumentValue>(new ArgumentValue.Integer(1), new ArgumentValue.Real(0.5)),
                EquatableArray.Of(2 * Dim.Symbol("size[1]"), Dim.Symbol("size[2]").FloorDivide(2), 5)),
            node.Operation);
    }

    [Fact]
    public void TheNumberOfSizesIsTheKind()
    {
        Assert.Equal("80×3", Last(Pixels, ValueKind.Tokens, Custom("C H W -> H*W C")).Shape.ToString());
        Assert.Equal("3", Last(Pixels, ValueKind.Vector, Custom("C H W -> C")).Shape.ToString());
    }

    [Fact]
    public void WhatIsNoNameOnTheLeftIsACondition()
    {
        var result = Check(Open, ValueKind.Map, Custom("3 S S -> 3 S S"));
        Assert.Equal(["H = W"], result.Precondition.Select(condition => condition.Text).Where(text => text.Contains('=')));
    }

    [Theory]
    [InlineData("C H W")]
    [InlineData("C H W ->")]
    [InlineData("-> C")]
    [InlineData("A B C D -> A")]
    public void ASignatureHasTwoSides(string signature) => Says(
        Pixels,
        ValueKind.Map,
        [Custom(signature)],
        "DNET0139",
        new Site(1, 0, "signature"),
        $"'Out' Custom has the signature \"{signature}\"; a signature has one to 3 sizes on each side of an arrow, as \"C H W -> 2*C H/2 W/2\"");

    [Fact]
    public void ASignatureIsOfTheKindThatComesIn() => Says(
        Pixels,
        ValueKind.Map,
        [Custom("L D -> L D 1")],
        "DNET0011",
        new Site(1, 0, "signature"),
        "'Out' Custom takes Tokens but Pixels is an Image 3×8×10; Pixels 3×8×10; insert ToTokens or PatchEmbed, or correct the signature");

    [Fact]
    public void ANumberOnTheLeftHasToBeThere() => Says(
        Pixels,
        ValueKind.Map,
        [Custom("4 H W -> 4 H W")],
        "DNET0142",
        new Site(1, 0, "signature", -1, 0, 1),
        "'Out' Custom takes channels 4, but Pixels is an Image 3×8×10; Pixels 3×8×10; give it channels 4, or put a name into the signature");

    [Fact]
    public void NothingIsMadeOfNoPixel() => Says(
        Pixels,
        ValueKind.Map,
        [Custom("C H W -> C H/9 W")],
        "DNET0103",
        new Site(1, 0, "signature", -1, 11, 3),
        "'Out' Custom has the size 0; sizes are at least 1");

    [Fact]
    public void ASignatureSpeaksOfWhatComesIn() => Says(
        Open,
        ValueKind.Map,
        [Custom("C A B -> C Pixels.H B")],
        "DNET0139",
        new Site(1, 0, "signature", -1, 11, 8),
        "'Out' Custom computes a size from H, which is open; name the size on the left of the signature, and use that name");

    [Fact]
    public void ABlockKnowsItsHyperparametersInASignature()
    {
        var block = NewBlock("Part", [Int("Width")], Map("X", Input("C H W")), Map("Out", Custom("C H W -> Width H W")));
        Assert.Empty(block.Check().Findings);
        Assert.Equal(
            "7×8×10", NewModel("Net", Image("Pixels", Pixels), Map("Out", Use("Part", [7]))).Check(block).Network!.Nodes[^1].Shape.ToString());
    }

    private static StepDeclaration Custom(string signature, params object[] arguments) =>
        Step("Custom", ("signature", signature), ("arguments", arguments)) with { Layer = Layer };
}
