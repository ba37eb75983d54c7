using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>What is derived about open sizes.</summary>
public sealed class PreconditionTests
{
    [Fact]
    public void WindowsGiveALeastSize() => Derives(
        ["H ≥ 7"],
        Image("Pixels", Input(3, "H", 32)), Map("Stem", Conv2d(8, 3, ("Stride", new[] { 2, 1 }))), Map("Body", Conv2d(8, new[] { 3, 1 })));

    [Fact]
    public void SkipsGiveADivisor() => Derives(
        ["2 divides H"],
        Image("Pixels", Input(3, "H", 32)),
        Map("Residual", MaxPool2d(2)),
        Map("Skip", From("Pixels"), Conv2d(3, 1, ("Stride", 2))),
        Map("Out", Add("Residual", "Skip")));

    [Fact]
    public void FactsJoinTheCondition() => Derives(
        ["H ≥ 64", "32 divides H"],
        Image("Pixels", Step("Input", ("shape", new object[] { 3, "H", 32 }), ("Where", "H % 32 == 0 && H > 32"))), Map("Stem", Conv2d(8, 3)));

    [Fact]
    public void FactsMakeDivisionsExact()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Step("Input", ("shape", new object[] { 3, "H", 32 }), ("Where", "H % 4 == 0"))),
            Map("Stem", MaxPool2d(2)),
            Map("Body", MaxPool2d(2))).Check();
        Assert.Equal(["3×H×32", "3×H/2×16", "3×H/4×8"], result.Network!.Nodes.Select(node => node.Shape.ToString()));
        Assert.Equal(["4 divides H"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AProductOfSizesIsDecidedOnceEquationsGiveOneOfThem()
    {
        var never = NewModel(
            "Net",
            Image("Pixels", Input(3, "H", "W")), Map("Stem", Step("Expect", ("shape", "3 16 W"))), Map("Out", Step("Reshape", ("sizes", new object[] { 1, 8, 3 })))).Check();
        Assert.Equal(["DNET0110"], never.Findings.Select(finding => finding.Id));

        var sometimes = NewModel(
            "Net",
            Image("Pixels", Input(3, "H", "W")), Map("Stem", Step("Expect", ("shape", "3 16 W"))), Map("Out", Step("Reshape", ("sizes", new object[] { 2, 8, 6 })))).Check();
        Assert.Empty(sometimes.Findings);
        Assert.Equal(["W = 2", "H = 16"], sometimes.Precondition.Select(condition => condition.Text).OrderDescending());
    }

    [Fact]
    public void EquationsThatContradictAProductLeaveNoSize() => Assert.Equal(
        ["DNET0154", "DNET0110"], // Parts is there for its shape alone, and so is used by nothing.
        NewModel(
            "Net",
            Image("Pixels", Input(6, "H", "W")),
            Tokens("Parts", Step("ToTokens"), Step("Expect", ("shape", "114 W-13"))),
            Map("Turned", From("Pixels"), Step("Permute", ("axes", new object[] { 1, 3, 2 }))),
            Map("Out", Add("Turned", "Pixels"))).Check().Findings.Select(finding => finding.Id));

    [Fact]
    public void ContradictoryFactsAreTold() => Assert.Equal(
        [new Finding(
            "DNET0022",
            new Site(0, 0, "Where"),
            "no size satisfies the facts of 'Pixels'; state facts that hold together, or leave them out",
            EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Step("Input", ("shape", new object[] { 3, "H", 32 }), ("Where", "H % 4 == 0 && H % 2 == 1"))), Map("Out", Relu)).Check().Findings);

    [Fact]
    public void ConstraintsThatLeaveNoSizeAreToldAtTheLastOneWithAnExample()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Step("Input", ("shape", new object[] { 3, "H", 32 }), ("Where", "H < 40"))),
            Map("Stem", Conv2d(8, new[] { 50, 1 }))).Check();
        Assert.Equal(
            [new Finding(
                "DNET0110",
                new Site(1, 0, "kernelSize"),
                "no size of 'H' fits: 'Stem' Conv2d has a window of 50×1 on a map of H×32; for H = 30 the map is 30×32; Pixels 3×H×32; use a smaller window, more padding, or fewer strides before it",
                Places("Net", (0, 0)))],
            result.Findings);
        Assert.Null(result.Network);
    }

    [Fact]
    public void AConditionOnAnOpenSizeIsUndecided() => Assert.Equal(
        [new Finding(
            "DNET0021",
            new Site(1, 0, "When"),
            "'Out' Relu runs when \"Pixels.H > 32\", which depends on an open size; a network is the same for all sizes, so let it depend on fixed ones only",
            EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Input(3, "H", 32)), Map("Out", Step("Relu", ("When", "Pixels.H > 32")))).Check().Findings);

    private static void Derives(string[] conditions, params ValueDeclaration[] values)
    {
        var result = NewModel("Net", values).Check();
        Assert.DoesNotContain(result.Findings, finding => finding.Id is not "DNET0151");
        Assert.Equal(conditions, result.Precondition.Select(condition => condition.Text));
    }
}
