using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Blocks: on their own, and at their uses.</summary>
public sealed class BlockTests
{
    private static readonly ValueDeclaration Pixels = Image("Pixels", Input(3, 32, 32));

    [Fact]
    public void AWrongUseIsToldAtTheUseWithTheReasonInside()
    {
        var block = NewBlock(
            "Residual",
            [Int("Width")],
            Map("X", Input("C H W")),
            Map("Body", Conv2d("Width", 3, ("Padding", 1))),
            Map("Out", Add("X", "Body")));
        Assert.Equal(
            [new Finding(
                "DNET0113",
                new Site(1, 0),
                "'Layer' cannot use Residual(16) on an Image 3×32×32: 'Out' adds X, a Map 3×32×32, and Body, a Map 16×32×32, which differ in channels; X 3×32×32, and X 3×32×32 → Body 16×32×32; project one of them with a 1×1 Conv2d of the other's channels and strides",
                EquatableArray.Of([new RelatedSite("Tests.Residual", new Site(3, 0, "values")), .. Places("Residual", (1, 0), (2, 0))]))],
            NewModel("Net", Pixels, Map("Layer", Use("Residual", [16]))).Check(block).Findings);
        Assert.Empty(block.Check().Findings);
    }

    [Fact]
    public void ANumberOfPartsThatMayBeZeroIsNoFailureOfTheChecker()
    {
        var block = NewBlock("Halves", [], Map("X", Input("C H W")), Map("Part", Step("Split", ("parts", "X.C % 2"), ("Index", 1))));
        Assert.Equal(["DNET0111"], block.Check().Findings.Select(finding => finding.Id));
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Halves", []))).Check(block).Findings);
    }

    [Fact]
    public void ABlockThatIsWrongForEveryInputIsToldAtTheBlockOnly()
    {
        var block = NewBlock(
            "Shrinks",
            [],
            Map("X", Input("C H W")),
            Map("Body", Conv2d("C", 3)),
            Map("Out", Add("X", "Body")));
        Assert.Equal(
            [new Finding(
                "DNET0106",
                new Site(2, 0, "values"),
                "'Out' adds X, a Map C×H×W, and Body, a Map C×(H - 2)×(W - 2), which differ in height and width; X C×H×W, and X C×H×W → Body C×(H - 2)×(W - 2); give both the same strides and padding",
                Places("Shrinks", (0, 0), (1, 0)))],
            block.Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Shrinks", []))).Check(block).Findings);
    }

    [Fact]
    public void AStepThatMayNotRunIsToldAtTheUsesInWhichItDoes()
    {
        var block = NewBlock(
            "Maybe",
            [Int("Width")],
            Map("X", Input("C H W")),
            Map("Out", From("X"), Conv2d(4, 3, ("Groups", 3), ("When", "Width > 1"))));
        Assert.Empty(block.Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Maybe", [1]))).Check(block).Findings);
        Assert.Equal(["DNET0113"], NewModel("Net", Pixels, Map("Layer", Use("Maybe", [2]))).Check(block).Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void WhatNoInputOfABlockSatisfiesIsToldWithAnExample()
    {
        var block = NewBlock(
            "Halves", [], Map("X", Input("C H 8")), Map("Body", MaxPool2d(new[] { 2, 1 })), Map("Out", Add("X", "Body")));
        Assert.Equal(
            [new Finding(
                "DNET0111",
                new Site(2, 0, "values"),
                "no input fits: 'Out' adds X, a Map C×H×8, and Body, a Map C×H/2×8, which differ in height; for H = 30 X has height 30 and Body 15; X C×H×8, and X C×H×8 → Body C×H/2×8; give both the same strides and padding",
                Places("Halves", (0, 0), (1, 0)))],
            block.Check().Findings);
    }

    [Fact]
    public void WhatIsNoBlockCannotBeUsed() => Says(
        "DNET0015", new Site(1, 0), "'Layer' uses Missing, which is no block; declare it a record with [Block]", Use("Missing", []));

    [Fact]
    public void ArgumentsAreCounted() => Says(
        "DNET0016", new Site(1, 0), "'Layer' gives BasicBlock 1 argument; it takes 2: int Width, int Stride", Use("BasicBlock", [64]));

    [Fact]
    public void ArgumentsAreTyped() => Says(
        "DNET0017",
        new Site(1, 0, "arguments", 1),
        "'Layer' gives BasicBlock a condition for 'Stride', which is an integer; give an integer, or an expression that is one",
        Use("BasicBlock", [64, true]));

    [Fact]
    public void ExpressionsInArgumentsAreToldAtTheColumn() => Says(
        "DNET0013",
        new Site(1, 0, "arguments", 0, 4, 8),
        "in \"2 * Pixles.C\": 'Pixles' is neither an earlier value nor the enum of a hyperparameter; did you mean 'Pixels'?",
        Use("BasicBlock", ["2 * Pixles.C", 1]));

    [Fact]
    public void RecursionIsAnErrorAndNoHang()
    {
        var itself = NewBlock("Itself", [], Map("X", Input("C H W")), Map("Out", Use("Itself", [])));
        Assert.Equal(
            [new Finding(
                "DNET0018",
                new Site(1, 0),
                "'Out' uses Itself within itself, which would never end; use Repeat to stack blocks",
                EquatableArray<RelatedSite>.Empty)],
            itself.Check().Findings);
        var ping = NewBlock("Ping", [], Map("X", Input("C H W")), Map("Out", Use("Pong", [])));
        var pong = NewBlock("Pong", [], Map("X", Input("C H W")), Map("Out", Use("Ping", [])));
        Assert.Equal(
            "'Out' uses Pong, which uses Ping in turn, and that would never end; use Repeat to stack blocks",
            Assert.Single(ping.Check(pong).Findings).Message);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Ping", []))).Check(ping, pong).Findings);
    }

    [Fact]
    public void UnrollingHasALimit()
    {
        var block = NewBlock("Step", [], Map("X", Input("C H W")), Map("Out", Relu, Dropout(0.1)));
        Assert.Equal(
            [new Finding(
                "DNET0019",
                new Site(1, 0, "Repeat"),
                "with 'Layer', Net unrolls to 10002 steps and more; a network has at most 10000; repeat less, or nest less",
                EquatableArray<RelatedSite>.Empty)],
            NewModel("Net", Pixels, Map("Layer", Use("Step", [], ("Repeat", 1_000_000_000)))).Check(block).Findings);
    }

    [Fact]
    public void TheLimitIsThatOfAllValuesTogether()
    {
        var block = NewBlock("Step", [], Map("X", Input("C H W")), Map("Out", Relu, Dropout(0.1)));
        var result = NewModel(
            "Net",
            Pixels,
            Map("One", Use("Step", [], ("Repeat", 2000))),
            Map("Two", Use("Step", [], ("Repeat", 2000))),
            Map("Three", Use("Step", [], ("Repeat", 2000)))).Check(block);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("DNET0019", new Site(3, 0, "Repeat")), (finding.Id, finding.Site));
        Assert.StartsWith("with 'Three', Net unrolls to 10002 steps and more", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksNestDeep()
    {
        const int Depth = 60;
        var innermost = NewBlock("B0", [Int("Width")], Map("X", Input("C H W")), Map("Out", Conv2d("Width", 1)));
        var blocks = Enumerable.Range(1, Depth)
            .Select(level => NewBlock($"B{level}", [Int("Width")], Map("X", Input("C H W")), Map("Out", Use($"B{level - 1}", ["Width + 1"]))))
            .Prepend(innermost).ToArray();
        var result = NewModel("Net", Pixels, Map("Layer", Use($"B{Depth}", [4]))).Check(blocks);
        Assert.Empty(result.Findings);
        Assert.Equal($"{4 + Depth}×32×32", result.Network!.Nodes[1].Shape.ToString());
        Assert.Equal((3 * (4 + Depth)) + 4 + Depth, result.Network.Nodes[1].Parameters);
        var wrong = NewModel("Net", Image("Pixels", Input(3, 32, 32)), Vector("V", GlobalAvgPool), Map("Layer", Use($"B{Depth}", [4]))).Check(blocks);
        Assert.Equal("DNET0113", Assert.Single(wrong.Findings).Id);
    }

    [Fact]
    public void IndexNamesTheTurn()
    {
        var block = NewBlock("Grow", [Int("Width")], Map("X", Input("C H W")), Map("Out", Conv2d("Width + 2 * Index", 1)));
        var result = NewModel("Net", Pixels, Map("Layer", Use("Grow", ["8 * (Index + 1)"], ("Repeat", 3)))).Check(block);
        Assert.Empty(result.Findings);
        Assert.Equal(["8×32×32", "18×32×32", "28×32×32"], result.Network!.Nodes.Skip(1).Select(node => node.Shape.ToString()));
        Assert.Equal(["layer.0", "layer.1", "layer.2"], result.Network.Nodes.Skip(1).Select(node => node.Path));
        Assert.Equal(["Grow", "Grow2", "Grow3"], result.Network.Nodes.Skip(1).Select(node => node.Member));
    }

    [Fact]
    public void DefaultsFillWhatIsLeftOut()
    {
        var block = NewBlock(
            "Scaled",
            [Int("Width"), Of("double", "Rate", new ArgumentValue.Real(0.25)), Of("Tests.Mode", "Mode", new ArgumentValue.EnumMember("Tests.Mode", "Plain"))],
            Map("X", Input("C H W")),
            Map("Out", Conv2d("Width", 1), Dropout("Rate / 2"), Step("Relu", ("When", "Mode == Mode.Active"))));
        Assert.Empty(block.Check().Findings);
        var result = NewModel("Net", Pixels, Map("Layer", Use("Scaled", [4]))).Check(block);
        Assert.Empty(result.Findings);
        var use = Assert.IsType<Operation.Use>(result.Network!.Nodes[1].Operation);
        Assert.Equal([new ArgumentValue.Integer(4), new ArgumentValue.Real(0.25), new ArgumentValue.EnumMember("Tests.Mode", "Plain")],
            use.Block.Arguments.Select(argument => argument.Value));
        Assert.Equal(new Operation.Dropout(0.125), use.Block.Nodes[2].Operation);
        Assert.Equal(3, use.Block.Nodes.Count);
    }

    [Fact]
    public void ADefaultIsOfItsType() => Assert.Equal(
        [new Finding("DNET0028", new Site(0), "the default of 'Width' is not an integer; give it a constant of that type", EquatableArray<RelatedSite>.Empty)],
        NewBlock("Wrong", [Int("Width", new ArgumentValue.Real(1.5))], Map("X", Input("C H W")), Map("Out", Conv2d("Width", 1))).Check().Findings);

    [Fact]
    public void ASingleUseHasTheValuesName()
    {
        var block = NewBlock("Unit", [], Map("X", Input("C H W")), Map("Out", Conv2d("C", 1)));
        var result = NewModel(
            "Net",
            Pixels,
            Map("One", Use("Unit", []), Relu),
            Map("Mixed", Conv2d(8, 1), Use("Unit", []), Use("Unit", [])),
            Map("Named", Use("Unit", [], ("Repeat", 2), ("Name", "stage.units")))).Check(block);
        Assert.Equal(
            ["one Unit", "mixed.conv2d Conv2d", "mixed.0 Unit", "mixed.1 Unit2", "stage.units.0 Units0", "stage.units.1 Units1"],
            result.Network!.Nodes.Where(node => node.Parameters > 0).Select(node => $"{node.Path} {node.Member}"));
    }

    [Fact]
    public void AnInputThatDoesNotAgreeIsToldAtTheUse()
    {
        var block = NewBlock("Square", [], Map("X", Input("C 16 16")), Map("Out", Conv2d("C", 1)));
        Assert.Equal(
            [new Finding(
                "DNET0113",
                new Site(1, 0),
                "'Layer' cannot use Square() on an Image 3×32×32: its input has height 32 where 'X' asks for 16; give it 16, or leave that size of 'X' open",
                EquatableArray.Of(new RelatedSite("Tests.Square", new Site(0, 0, "shape", 0, 2, 2))))],
            NewModel("Net", Pixels, Map("Layer", Use("Square", []))).Check(block).Findings);
    }

    private static void Says(string id, Site site, string message, StepDeclaration use) => Assert.Equal(
        [new Finding(id, site, message, EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Pixels, Map("Layer", use)).Check(Examples.BasicBlock).Findings);
}
