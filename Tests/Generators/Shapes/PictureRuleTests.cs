using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;
using static DeclarativeNet.Generators.Tests.Shapes.StepChain;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Steps on pictures as the data pipeline delivers them.</summary>
public sealed class PictureRuleTests
{
    private static readonly StepDeclaration Pixels = Input(3, 8, 10);

    [Fact]
    public void RescaledAndNormalizedPicturesArePictures()
    {
        var result = NewModel(
            "Net",
            Image("Pixels", Input(3, "H", "W")),
            Image("Normal", Step("Rescale", ("scale", 2), ("Offset", -1.0)), Normalize([0.4, 0.5, 0.6], [0.2, 0.2, 0.3]))).Check();
        Assert.Empty(result.Findings);
        Assert.Equal("3×H×W", result.Network!.Nodes[^1].Shape.ToString());
        Assert.Equal(new Operation.Rescale(2, -1), result.Network.Nodes[^2].Operation);
        Assert.Equal(0, result.Network.Nodes.Sum(node => node.Parameters));
    }

    [Fact]
    public void GrayHasOneChannel() => Assert.Equal("1×8×10", Last(Pixels, ValueKind.Map, Step("ToGray")).Shape.ToString());

    [Theory]
    [InlineData(new[] { 0.5 }, new[] { 0.2, 0.2, 0.2 }, "mean", "'Out' Normalize has 1 mean for an Image 3×8×10; Pixels 3×8×10; give one mean for each channel")]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, new[] { 0.2, 0.2 }, "deviation", "'Out' Normalize has 2 deviations for an Image 3×8×10; Pixels 3×8×10; give one deviation for each channel")]
    public void EachChannelHasItsNumbers(double[] mean, double[] deviation, string argument, string message) =>
        Says(Pixels, ValueKind.Map, [Normalize(mean, deviation)], "DNET0142", new Site(1, 0, argument), message);

    [Fact]
    public void ADeviationIsPositive() => Says(
        Pixels,
        ValueKind.Map,
        [Normalize([0.5, 0.5, 0.5], [0.2, 0, 0.2])],
        "DNET0116",
        new Site(1, 0, "deviation", 1),
        "'Out' Normalize has the deviation 0; it has to be above 0");

    [Fact]
    public void GrayIsMadeOfThreeColours() => Says(
        Input(1, 8, 10),
        ValueKind.Map,
        [Step("ToGray")],
        "DNET0142",
        new Site(1, 0),
        "'Out' ToGray takes red, green and blue, but Pixels is an Image 1×8×10; Pixels 1×8×10; leave it out where there is no colour");

    private static StepDeclaration Normalize(double[] mean, double[] deviation) =>
        Step("Normalize", ("mean", mean.Cast<object>().ToArray()), ("deviation", deviation.Cast<object>().ToArray()));
}
