using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>What checkers of shapes are known to fail on: exact division, widths that depend on the turn, open channels and groups.</summary>
public sealed class SymbolicSizeTests
{
    private static readonly ValueDeclaration Pixels = Image("Pixels", Input(3, 32, 32));

    private static readonly Declaration Square = NewBlock("Square", [], Map("X", Input("C S S")), Map("Out", Conv2d("C", 3, ("Padding", 1))));

    [Fact]
    public void AFactThatASizeDividesMakesTheQuotientExact()
    {
        Agrees(Where("H % 8 == 0", "H", 8), "8 * (In.H / 8)");
        Agrees(Where("H % N == 0", "H", "N"), "N * (In.H / N)");
        Agrees(Where("H % N == 0", "H", "N"), "2 * (N * (In.H / N)) - In.H");
        Agrees(Where("H % (2 * N) == 0", "H", "N"), "2 * N * (In.H / (2 * N))");
        Assert.Equal(["8 divides H"], Derived(Where("H % 8 == 0", "H", 8), "8 * (In.H / 8)"));
        Assert.Equal(["H ≥ 1", "N ≥ 1", "N divides H"], Derived(Where("H % N == 0", "H", "N"), "N * (In.H / N)"));
    }

    [Fact]
    public void WithoutTheFactDivisibilityIsThePrecondition()
    {
        Assert.Equal(["8 divides H"], Derived(Input(3, "H", 8), "8 * (In.H / 8)"));
        Assert.Equal(["H ≥ 1", "N ≥ 1", "N divides H"], Derived(Input(3, "H", "N"), "N * (In.H / N)"));
    }

    [Fact]
    public void AHyperparameterThatDividesIsAFactInABlock()
    {
        var block = NewBlock(
            "Grouped",
            [Int("Groups")],
            Map("X", Step("Input", ("shape", new object[] { "C H W" }), ("Where", "C % Groups == 0"))),
            Map("Body", Conv2d("Groups * (C / Groups)", 1, ("Groups", "Groups"))),
            Map("Out", Add("X", "Body")));
        Assert.Empty(block.Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Grouped", [3]))).Check(block).Findings);
        Says(
            NewModel("Net", Pixels, Map("Layer", Use("Grouped", [2]))),
            [block],
            "DNET0113",
            new Site(1, 0),
            "'Layer' cannot use Grouped(2) on an Image 3×32×32: its input is 3×32×32, where C % Groups == 0 has to hold; give it an input of which that holds");
    }

    [Fact]
    public void HalvingAndDoublingFitsEvenSizes()
    {
        Assert.Equal(["2 divides H"], Derived(Input(3, "H", 8), "((In.H - 2) / 2 + 1) * 2"));
        Agrees(Where("H % 2 == 0", "H", 8), "((In.H - 2) / 2 + 1) * 2");
    }

    [Fact]
    public void AnEncoderAndDecoderOfFiveLevelsNeedsADivisor()
    {
        var constraints = new[] { "H", "W" }.SelectMany(name =>
        {
            var levels = new List<Dim> { Dim.Symbol(name) };
            for (var level = 0; level < 5; level++)
                levels.Add((levels[level] - 2).FloorDivide(2) + 1);
            return Enumerable.Range(0, 5).Select(level => Must(Proposition.Equal(2 * levels[level + 1], levels[level])));
        });
        Assert.Equal(["32 divides H", "32 divides W"], Texts(Precondition.Derive(Opened(Input(3, "H", "W"), "1").Entrance, [.. constraints])));
        var up = Step("Upsample", ("factor", 2));
        var transposed = Step("ConvTranspose2d", ("outChannels", 8), ("kernelSize", 2), ("Stride", 2));
        Assert.Equal(["32 divides H", "32 divides W"], Texts(EncoderDecoder(Input(3, "H", "W"), 5, up).Check()));
        Assert.Equal(["32 divides H", "32 divides W"], Texts(EncoderDecoder(Input(3, "H", "W"), 5, transposed).Check()));
        Assert.Equal(
            ["64 divides H", "32 divides W"], Texts(EncoderDecoder(Where("H % 64 == 0", "H", "W"), 5, up).Check()));
        Agrees(Where("H % 32 == 0", "H", "W"), "2 * (2 * (2 * (2 * (2 * (In.H / 2 / 2 / 2 / 2 / 2)))))");
    }

    [Fact]
    public void WidthsMayDependOnTheTurn()
    {
        Assert.Equal(["64", "128", "192"], Widths("64 * (Index + 1)"));
        Assert.Equal(["35", "67", "99"], Widths("C0 + 32 * (Index + 1)"));
        Assert.Equal(["16", "16", "32"], Widths("16 * max(1, Index)"));
        Assert.Equal(["8", "16", "16"], Widths("min(8 * (Index + 1), 16)"));
        Assert.Equal(["8", "10", "13"], Widths("round(8 * (1 + 0.3 * Index))"));
        Assert.Equal(["8", "24", "24"], Widths("Index == 0 ? 8 : 24"));
        Assert.Equal(["24", "32", "40"], Widths("divisible(20 + 9 * Index, 8)"));
    }

    [Fact]
    public void BranchesAndGrowingStacksAddUpTheirChannels()
    {
        var inception = NewModel(
            "Net",
            Pixels,
            Map("A", Conv2d(64, 1)),
            Map("B", From("Pixels"), Conv2d("2 * A.C", 1)),
            Map("D", From("Pixels"), Conv2d("A.C / 2", 1)),
            Map("Joined", Concat(["A", "B", "D", "Pixels"])),
            Map("Out", Conv2d("Joined.C", 1))).Check();
        Assert.Empty(inception.Findings);
        Assert.Equal("227×32×32", ShapeOf(inception, 5));

        var dense = NewBlock(
            "Dense",
            [Int("Growth")],
            Map("X", Input("C H W")),
            Map("New", BatchNorm(), Relu, Conv2d("4 * Growth", 1), Conv2d("Growth", 3, ("Padding", 1))),
            Map("Out", Concat(["X", "New"])));
        Assert.Empty(dense.Check().Findings);
        var stacked = NewModel("Net", Pixels, Map("Layer", Use("Dense", [32], ("Repeat", 6))), Map("Half", Conv2d("Layer.C / 2", 1))).Check(dense);
        Assert.Empty(stacked.Findings);
        Assert.Equal("195×32×32", ShapeOf(stacked, 1));
        Assert.Equal("97×32×32", ShapeOf(stacked, 2));
    }

    [Fact]
    public void GroupsMayDependOnOpenChannels()
    {
        Declaration Grouped(object groups) => NewBlock(
            "Grouped", [], Map("X", Input("C H W")), Map("Out", Conv2d("C", 3, ("Padding", 1), ("Groups", groups))));
        StepDeclaration[] With(int channels) => [Conv2d(channels, 1), Use("Grouped", [])];

        Assert.Empty(Grouped("C").Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", Use("Grouped", []))).Check(Grouped("C")).Findings);
        Assert.Empty(Grouped(4).Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", With(8))).Check(Grouped(4)).Findings);
        Says(
            NewModel("Net", Pixels, Map("Layer", Use("Grouped", []))),
            [Grouped(4)],
            "DNET0113",
            new Site(1, 0),
            "'Layer' cannot use Grouped() on an Image 3×32×32: 'Out' Conv2d cannot divide its 3 in channels into 4 groups; X 3×32×32; choose groups that divide 3");
        Assert.Empty(Grouped("C / 8").Check().Findings);
        Assert.Empty(NewModel("Net", Pixels, Map("Layer", With(64))).Check(Grouped("C / 8")).Findings);
        Assert.Equal(
            "'Layer' cannot use Grouped() on a Map 25×32×32: 'Out' Conv2d cannot divide its 25 in channels into 3 groups; X 25×32×32; choose groups that divide 25",
            Assert.Single(NewModel("Net", Pixels, Map("Layer", With(25))).Check(Grouped("C / 8")).Findings).Message);
        Says(
            NewBlock("Odd", [Int("Width")], Map("X", Input("C H W")), Map("Out", Conv2d("2 * Width + 1", 1, ("Groups", 2)))),
            [],
            "DNET0104",
            new Site(2, 0, "Groups"),
            "'Out' Conv2d cannot divide its 2*Width + 1 out channels into 2 groups; X C×H×W; choose groups that divide 2*Width + 1");
    }

    [Fact]
    public void SizesThatDoNotFitTogetherAreToldWithAnExample()
    {
        Assert.Equal(["H ≥ 1", "H = W"], Texts(NewModel("Net", Image("Pixels", Input(3, "H", "W")), Map("Out", Use("Square", []))).Check(Square)));
        Says(
            NewModel("Net", Image("Pixels", Where("H > W", "H", "W")), Map("Out", Use("Square", []))),
            [Square],
            "DNET0110",
            new Site(1, 0),
            "no sizes of 'H' and 'W' fit together: 'Out' cannot use Square() on an Image 3×H×W: its input has width W where 'X' asks for H; for H = 31, W = 30 its width is 30 and 31 is asked for; give it H, or leave that size of 'X' open");
    }

    [Fact]
    public void SizesThatFactsRelateAreOne()
    {
        var equal = NewModel("Net", Image("Pixels", Where("H == W && H % 4 == 0", "H", "W")), Map("Stem", MaxPool2d(4)), Map("Out", Use("Square", []))).Check(Square);
        Assert.Empty(equal.Findings);
        Assert.Equal(["4 divides H"], Texts(equal));
        Assert.Equal("3×H/4×H/4", ShapeOf(equal, 2));

        var twice = NewModel("Net", Image("Pixels", Where("2 * H == W", "H", "W")), Map("Stem", MaxPool2d(new[] { 1, 2 }))).Check();
        Assert.Equal("3×H×H", ShapeOf(twice, 1));
        Assert.Equal(["H ≥ 1"], Texts(twice));
    }

    [Fact]
    public void ExclusiveConditionsDoNotContradictEachOther()
    {
        var block = NewBlock(
            "Either",
            [Of("bool", "Even"), Int("Depth")],
            Map("X", Input("C H W")),
            Map("A", Use("Square", [], ("When", "Depth > 4"))),
            Map("B", From("X"), Conv2d(8, 1, ("Groups", 2), ("When", "C > 8"))),
            Map("D", From("X"), Conv2d(9, 1, ("Groups", 3), ("When", "C <= 8"))));
        Assert.DoesNotContain(block.Check(Square).Findings, finding => finding.Id == "DNET0111");
    }

    /// <summary>As many levels of halving, and as many of doubling, each joined with what was before the halving.</summary>
    private static Declaration EncoderDecoder(StepDeclaration input, int levels, StepDeclaration doubling) => NewModel(
        "Net",
        [
            Image("Pixels", input),
            Map("Down0", Conv2d(8, 1)),
            .. Enumerable.Range(1, levels).Select(level => Map($"Down{level}", MaxPool2d(2))),
            .. Enumerable.Range(0, levels).Reverse().SelectMany(level => new[]
            {
                Map($"Up{level}", doubling),
                Map($"Joined{level}", Concat([$"Down{level}", $"Up{level}"])),
            }),
        ]);

    private static StepDeclaration Where(string fact, object height, object width) =>
        Step("Input", ("shape", new[] { 3, height, width }), ("Where", fact));

    private static void Agrees(StepDeclaration input, string expression)
    {
        var (_, value, height) = Opened(input, expression);
        Assert.Equal(height, value);
    }

    /// <summary>What is asked of open sizes where a size has to be the input's height.</summary>
    private static IEnumerable<string> Derived(StepDeclaration input, string expression)
    {
        var (entrance, value, height) = Opened(input, expression);
        var holds = Proposition.Equal(value, height);
        return Texts(Precondition.Derive(entrance, holds.Decided == true ? [] : [Must(holds)]));
    }

    private static Constraint Must(Proposition holds) => new(
        holds, () => new Violation(Generators.Diagnostics.Catalogue.NoSizeFits, "", "", ""), new Site(0), EquatableArray<RelatedSite>.Empty);

    private static IEnumerable<string> Texts(Precondition derived) => derived.Conditions.Select(condition => condition.Text);

    private static (Entrance Entrance, Dim Value, Dim Height) Opened(StepDeclaration input, string expression)
    {
        var model = NewModel("Net", Image("In", input));
        var entrance = Entrance.Open(new Tracer(model, new Workspace(model.With(), CancellationToken.None), isGeneral: false), Scope.Empty)!;
        var value = Evaluator.Evaluate(expression, entrance.Scope.WithValue("In", entrance.Shapes[0])).Value;
        return (entrance, Assert.IsType<ExpressionValue.Integer>(value).Value, entrance.Shapes[0].Sizes[1]);
    }

    private static IEnumerable<string> Widths(string expression)
    {
        var block = NewBlock("Turn", [Int("C0")], Map("X", Input("C H W")), Map("Out", Conv2d(expression, 1)));
        Assert.Empty(block.Check().Findings);
        var result = NewModel("Net", Pixels, Map("Layer", Use("Turn", [3], ("Repeat", 3)))).Check(block);
        Assert.Empty(result.Findings);
        return result.Network!.Nodes.Skip(1).Select(node => node.Shape.Sizes[0].ToString());
    }

    private static void Says(Declaration root, Declaration[] blocks, string id, Site site, string message) => Assert.Equal(
        [(id, site, message)], root.Check(blocks).Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));

    private static IEnumerable<string> Texts(CheckedModel model) => model.Precondition.Select(condition => condition.Text);

    private static string ShapeOf(CheckedModel model, int value) => model.Network!.Nodes[model.Network.Values[value].Node].Shape.ToString();
}
