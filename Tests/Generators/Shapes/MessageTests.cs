using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>What the checker says about wrong steps: id, site and the whole text.</summary>
public sealed class MessageTests
{
    private static readonly StepDeclaration Pixels = Input(3, 32, 32);

    [Fact]
    public void ADenseLayerOnAMapNamesTheWaysToAVector() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Body", Conv2d(64, 3, ("Padding", Same)), MaxPool2d(4)), Logits("Fc", Linear(10))),
        "DNET0108",
        new Site(2, 0),
        "'Fc' needs a Vector but Body is a Map 64×8×8; Pixels 3×32×32 → Body 64×8×8; insert Flatten (4096) or GlobalAvgPool (64)");

    [Fact]
    public void AMapStepOnAVectorIsNotAllowed() => Says(
        NewModel("Net", Image("Pixels", Pixels), Vector("Flat", Flatten), Map("Body", Conv2d(64, 3))),
        "DNET0011",
        new Site(2, 0),
        "'Body' Conv2d needs a Map but Flat is a Vector 3072; Pixels 3×32×32 → Flat 3072; put it before Flatten or GlobalAvgPool, or start from a map with [From(...)]");

    [Fact]
    public void ADeclaredKindIsChecked() => Says(
        NewModel("Net", Image("Pixels", Pixels), Vector("Hidden", Conv2d(8, 3, ("Padding", Same)))),
        "DNET0101",
        new Site(1),
        "'Hidden' is declared Vector but is a Map 8×32×32; Pixels 3×32×32 → Conv2d 8×32×32; declare it Map, or append Flatten (8192) or GlobalAvgPool (8)");

    [Fact]
    public void AWindowHasToFit() => Says(
        NewModel("Net", Image("Pixels", Input(3, 8, 8)), Map("Stem", MaxPool2d(4)), Map("Body", Conv2d(8, 5, ("Padding", 1)))),
        "DNET0102",
        new Site(2, 0, "kernelSize"),
        "'Body' Conv2d has a window of 5×5 on a map of 2×2, 4×4 with padding; Pixels 3×8×8 → Stem 3×2×2; use a smaller window, more padding, or fewer strides before it");

    [Fact]
    public void ChannelsArePositive() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Stem", Conv2d(0, 3))),
        "DNET0103",
        new Site(1, 0, "outChannels"),
        "'Stem' Conv2d has the out channels 0; it has to be at least 1");

    [Fact]
    public void StridesArePositive() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Stem", Conv2d(8, 3, ("Stride", new[] { 1, 0 })))),
        "DNET0116",
        new Site(1, 0, "Stride", 1),
        "'Stem' Conv2d has the stride 0; it has to be at least 1");

    [Theory]
    [InlineData(3, 8, "'Stem' Conv2d cannot divide its 3 in channels into 2 groups; Pixels 3×32×32; choose groups that divide 3")]
    [InlineData(4, 7, "'Stem' Conv2d cannot divide its 7 out channels into 2 groups; Pixels 4×32×32; choose groups that divide 7")]
    public void GroupsDivideTheChannels(int inChannels, int outChannels, string message) => Says(
        NewModel("Net", Image("Pixels", Input(inChannels, 32, 32)), Map("Stem", Conv2d(outChannels, 3, ("Groups", 2)))),
        "DNET0104",
        new Site(1, 0, "Groups"),
        message);

    [Fact]
    public void SamePaddingNeedsStrideOne() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Stem", Conv2d(8, 3, ("Stride", 2), ("Padding", Same)))),
        "DNET0105",
        new Site(1, 0, "Padding"),
        "'Stem' Conv2d pads to the same size but has the stride 2; give the padding as a number, kernel/2 for an odd kernel, or leave the stride at 1");

    [Fact]
    public void ASkipThatDoesNotFitIsToldByAxis() => Says(
        NewModel(
            "Net",
            Image("Pixels", Pixels),
            Map("Stem", Conv2d(16, 3, ("Padding", Same))),
            Map("Body", Conv2d(32, 3, ("Stride", 2), ("Padding", 1))),
            Map("Out", Add("Stem", "Body"))),
        "DNET0106",
        new Site(3, 0, "values"),
        "'Out' adds Stem, a Map 16×32×32, and Body, a Map 32×16×16, which differ in channels, height and width; Pixels 3×32×32 → Stem 16×32×32, and Pixels 3×32×32 → Stem 16×32×32 → Body 32×16×16; project one of them with a 1×1 Conv2d of the other's channels and strides");

    [Fact]
    public void BranchesAgreeOutsideTheJoinedAxis() => Says(
        NewModel(
            "Net",
            Image("Pixels", Pixels),
            Map("Left", Conv2d(16, 3)),
            Map("Right", From("Pixels"), Conv2d(8, 1)),
            Map("Out", Concat(["Left", "Right"]))),
        "DNET0107",
        new Site(3, 0, "values"),
        "'Out' concatenates Left, a Map 16×30×30, and Right, a Map 8×32×32, which differ in height and width; Pixels 3×32×32 → Left 16×30×30, and Pixels 3×32×32 → Right 8×32×32; give both the same strides and padding");

    [Fact]
    public void AMapOfOpenSizeIsNotFlattened() => Says(
        NewModel("Net", Image("Pixels", Input(3, "H", "W")), Map("Stem", Conv2d(8, 3, ("Stride", 2), ("Padding", 1))), Logits("Fc", Flatten, Linear(10))),
        "DNET0109",
        new Site(2, 0),
        "'Fc' Flatten of a Map 8×(H + 1)/2×(W + 1)/2, whose size is open, has no fixed number of features; Pixels 3×H×W → Stem 8×(H + 1)/2×(W + 1)/2; use GlobalAvgPool (8), or fix the sizes in [Input(...)]");

    [Fact]
    public void APoolPadsAtMostHalfItsWindow() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Stem", AvgPool2d(3, ("Padding", 2)))),
        "DNET0112",
        new Site(1, 0, "Padding"),
        "'Stem' AvgPool2d has the padding 2×2 on a window of 3×3; a pool's padding is at most half its window");

    [Fact]
    public void WeightsNeedNumbers() => Says(
        NewModel("Net", Image("Pixels", Input("C", "H", "W")), Map("Stem", Conv2d(8, 3))),
        "DNET0114",
        new Site(1, 0),
        "'Stem' Conv2d has weights for C inputs, which are open; Pixels C×H×W; give the number in [Input(...)], or join a GlobalAvgPool");

    [Fact]
    public void SizesStayWithin64Bits() => Says(
        NewModel("Net", Image("Pixels", Input(3, 2_000_000_000, 2_000_000_000)), Logits("Fc", Flatten, Linear(10))),
        "DNET0115",
        new Site(1, 0),
        "'Fc' Flatten leads to sizes beyond 64 bits; make its numbers smaller");

    [Fact]
    public void ProbabilitiesHaveARange() => Says(
        NewModel("Net", Image("Pixels", Pixels), Map("Stem", Dropout(1.5))),
        "DNET0116",
        new Site(1, 0, "probability"),
        "'Stem' Dropout has the probability 1.5; it has to be in [0, 1]");

    [Fact]
    public void OnlyTheRootCauseIsTold()
    {
        var findings = NewModel(
            "Net",
            Image("Pixels", Pixels),
            Map("Wrong", Conv2d(8, 40)),
            Map("After", Conv2d(8, 50)),
            Map("Other", From("Pixels"), Conv2d(8, 60)),
            Map("Out", Add("After", "Other"))).Check().Findings;
        Assert.Equal([new Site(1, 0, "kernelSize"), new Site(3, 1, "kernelSize")], findings.Select(finding => finding.Site));
    }

    [Fact]
    public void ASkipThatFitsForNoSizeIsToldInSymbols() => Says(
        NewModel(
            "Net",
            Image("Pixels", Input(3, "H", 32)),
            Map("Residual", Conv2d(8, 3, ("Stride", 2), ("Padding", new[] { 2, 1 }))),
            Map("Skip", From("Pixels"), Conv2d(8, 1, ("Stride", 2))),
            Map("Out", Add("Residual", "Skip"))),
        "DNET0106",
        new Site(3, 0, "values"),
        "'Out' adds Residual, a Map 8×((H + 1)/2 + 1)×16, and Skip, a Map 8×(H + 1)/2×16, which differ in height; Pixels 3×H×32 → Residual 8×((H + 1)/2 + 1)×16, and Pixels 3×H×32 → Skip 8×(H + 1)/2×16; give both the same strides and padding");

    private static void Says(Declaration model, string id, Site site, string message) =>
        Assert.Equal([(id, site, message)], model.Check().Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));
}
