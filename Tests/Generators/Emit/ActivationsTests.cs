namespace DeclarativeNet.Generators.Tests.Emit;

/// <summary>The memory of intermediate results, by hand. What training keeps is held to PyTorch in <c>Tests/Networks</c>.</summary>
public sealed class ActivationsTests
{
    /// <summary>The first convolution's result beside its pool's, and the picture: 4·(32·32·32 + 32·16·16 + 3·32·32).</summary>
    [Fact]
    public void PredictionHoldsTheLargestNeighboursAtOnce() =>
        Assert.Contains("InferenceBytes = 176128,", GeneratorHarness.Generate(Samples.KerasCnn).Text, StringComparison.Ordinal);

    /// <summary>In the block its two convolutions' results; outside nothing but the picture: 4·(3·8·8 + 3·8·8 + 6·8·8).</summary>
    [Fact]
    public void ABlockAddsItsOwnPeak() => Assert.Contains(
        "InferenceBytes = 3072,",
        GeneratorHarness.Generate("""
            [Block]
            public sealed partial record Twice(
                [Input("C H W")]    Map X,
                [Conv2d("2*C", 1)]  Map Wide,
                [Conv2d(3, 1)]      Map Out);

            [Model]
            public sealed partial record Tiny(
                [Input(3, 8, 8)]            Image  Pixels,
                [Use<Twice>]                Map    Body,
                [GlobalAvgPool, Linear(2)]  Logits Classes);
            """).Text,
        StringComparison.Ordinal);

    [Fact]
    public void OpenSizesLeaveThePeakOpenAndTheSumAFormula()
    {
        var text = GeneratorHarness.Generate("""
            [Model]
            public sealed partial record Tiny(
                [Input(3, "H", "W")]                              Image  Pixels,
                [Conv2d(4, 3, Padding = 1), Relu, GlobalAvgPool]  Vector Features,
                [Linear(2)]                                       Logits Classes);
            """).Text;

        Assert.Contains("TrainingBytes = new(\"28*H*W + 16\", null),", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InferenceBytes", text, StringComparison.Ordinal);
    }
}
