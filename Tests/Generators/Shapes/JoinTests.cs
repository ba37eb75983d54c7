using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Values that start from earlier ones.</summary>
public sealed class JoinTests
{
    [Fact]
    public void UnknownLaterOwnAndRepeatedNamesAreToldAtTheName()
    {
        var findings = NewModel(
            "Net",
            Image("Pixels", Input(3, 32, 32)),
            Map("Left", Conv2d(8, 1)),
            Map("Out", Add("Lefft", "Right", "Out", "Left", "Left")),
            Map("Right", From("Left"))).Check().Findings;
        Assert.Equal(
            [
                new Finding("DNET0008", new Site(2, 0, "values", 0), "'Out' Add names 'Lefft', which is no value; did you mean 'Left'?", EquatableArray<RelatedSite>.Empty),
                new Finding("DNET0009", new Site(2, 0, "values", 1), "'Out' Add names 'Right', which is computed later; declare 'Right' before 'Out'", EquatableArray<RelatedSite>.Empty),
                new Finding("DNET0009", new Site(2, 0, "values", 2), "'Out' Add names its own value; name earlier ones", EquatableArray<RelatedSite>.Empty),
                new Finding("DNET0010", new Site(2, 0, "values", 4), "'Out' Add names 'Left' twice; name each value once", EquatableArray<RelatedSite>.Empty),
            ],
            findings.Where(finding => finding.Site.Element >= 0));
    }

    [Fact]
    public void AMistypedNameLeavesNoValueUnused() => Assert.Equal(
        ["DNET0008"],
        NewModel(
            "Net", Image("Pixels", Input(3, 8, 8)), Map("Body", Relu), Map("Out", Add("Pixels", "Bdy"))).Check().Findings.Select(finding => finding.Id));

    [Fact]
    public void AJoinOfOneValueIsNone() => Assert.Equal(
        [new Finding("DNET0027", new Site(1, 0), "'Out' Add names 1 value; name two or more, or use [From(...)] for one", EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("Out", Add("Pixels"))).Check().Findings);

    [Fact]
    public void AJoinComesFirst() => Assert.Equal(
        [new Finding(
            "DNET0026",
            new Site(1, 1),
            "'Out' From starts from earlier values and would discard the steps before it; make it the first step, or a value of its own",
            EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("Out", Relu, From("Pixels"))).Check().Findings);

    [Theory]
    [InlineData("Add")]
    [InlineData("Multiply")]
    public void WhereOneSizeIsANumberTheOtherIsIt(string join)
    {
        var network = NewModel(
            "Net",
            Image("Pixels", Input(3, "H", "W")),
            Map("Body", Conv2d(4, 3, ("Stride", 8))),
            Map("Pooled", From("Pixels"), Conv2d(4, 1), Step("AdaptiveAvgPool2d", ("outputSize", 3))),
            Map("Out", Step(join, ("values", new[] { "Body", "Pooled" }))),
            Vector("Features", Step("Flatten"))).Check();
        Assert.DoesNotContain(network.Findings, finding => finding.Id == "DNET0110");
        Assert.Equal("36", network.Network!.Nodes[^1].Shape.ToString());
    }

    [Fact]
    public void ConcatenationAddsUpTheChannels()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Input(3, 8, 8)),
            Map("A", Conv2d(16, 1)),
            Map("B", From("Pixels"), Conv2d("A.C * 2", 1)),
            Map("Out", Concat(["A", "B", "Pixels"]))).Check();
        Assert.Empty(result.Findings);
        Assert.Equal("51×8×8", result.Network!.Nodes[result.Network.Values[3].Node].Shape.ToString());
    }

    [Fact]
    public void ConcatenationCountsTheBatchAxis()
    {
        var result = NewModel(
            "Net", Image("Pixels", Input(3, 8, 8)), Map("A", Relu), Map("Out", Concat(["Pixels", "A"], ("Axis", -1)))).Check();
        Assert.Equal("3×8×16", result.Network!.Nodes[result.Network.Values[2].Node].Shape.ToString());
        Assert.Equal(new Operation.Concat(3), result.Network.Nodes[result.Network.Values[2].Node].Operation);
    }

    [Theory]
    [InlineData(1, "8×3")]
    [InlineData(-2, "8×3")]
    [InlineData(2, "4×6")]
    [InlineData(-1, "4×6")]
    public void TokensAreConcatenatedByLengthOrByFeatures(int axis, string shape)
    {
        var result = NewModel(
            "Net", Image("Pixels", Input(3, 2, 2)), Tokens("A", Step("ToTokens")), Tokens("B", Relu), Tokens("Out", Concat(["A", "B"], ("Axis", axis)))).Check();
        Assert.Empty(result.Findings);
        Assert.Equal(shape, result.Network!.Nodes[^1].Shape.ToString());
    }

    [Fact]
    public void AProductIsOfEqualShapesOrGated()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Input(3, "H", "W")),
            Map("A", Conv2d(4, 1)),
            Map("B", Relu),
            Vector("Gate", From("A"), GlobalAvgPool),
            Map("Out", Multiply("A", "B", "Gate"))).Check();
        Assert.Equal("4×H×W", result.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(new Operation.Multiply(true), result.Network.Nodes[^1].Operation);
    }

    [Fact]
    public void AProductOfOtherShapesIsWrong() => Says(
        NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A", Conv2d(4, 1)), Map("B", MaxPool2d(2)), Map("Out", Multiply("A", "B"))),
        "'Out' multiplies A, a Map 4×8×8, and B, a Map 4×4×4, which differ in height and width; Pixels 3×8×8 → A 4×8×8, and Pixels 3×8×8 → A 4×8×8 → B 4×4×4; give both the same strides and padding");

    [Fact]
    public void AGateHasAFactorForEachChannel() => Says(
        NewModel(
            "Net",
            Image("Pixels", Input(3, 8, 8)),
            Map("A", Conv2d(4, 1)),
            Vector("B", From("Pixels"), GlobalAvgPool),
            Map("Out", Multiply("A", "B"))),
        "'Out' gates A, a Map 4×8×8, with B, a Vector 3, which has 3 factors for 4 channels; Pixels 3×8×8 → A 4×8×8, and Pixels 3×8×8 → B 3; give the gate 4 features");

    [Fact]
    public void AnAxisOutsideTheShapeIsTold() => Assert.Equal(
        [new Finding(
            "DNET0116",
            new Site(2, 0, "Axis"),
            "'Out' Concat has the axis 4; Pixels is an Image 3×8×8, which has the axes 1 to 3",
            EquatableArray<RelatedSite>.Empty)],
        NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A", Relu), Map("Out", Concat(["Pixels", "A"], ("Axis", 4)))).Check().Findings);

    [Fact]
    public void AValueOfOnlyFromIsTheSameNode()
    {
        var result = NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("A", Relu), Map("B", From("A")), Map("Out", Conv2d(4, 1))).Check();
        Assert.Equal(result.Network!.Values[1].Node, result.Network.Values[2].Node);
    }

    private static void Says(Declaration model, string message) => Assert.Equal(
        [("DNET0138", new Site(3, 0, "values"), message)],
        model.Check().Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));
}
