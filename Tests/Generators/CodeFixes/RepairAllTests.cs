namespace DeclarativeNet.Generators.Tests.CodeFixes;

/// <summary>All repairs of one family at once, within a record and across records.</summary>
public sealed class RepairAllTests
{
    [Fact]
    public async Task AllBiasesBeforeBatchNorm()
    {
        const string Before = """
            [Model]
            public sealed partial record First(
                [Input(3, 32, 32)]                                             Image Pixels,
                [Conv2d(8, 3), BatchNorm, Relu, Conv2d(8, 3), BatchNorm, Relu] Map   Stem);

            [Model]
            public sealed partial record Second(
                [Input(3, 32, 32)]        Image Pixels,
                [Conv2d(8, 3), BatchNorm] Map   Stem);
            """;
        const string After = """
            [Model]
            public sealed partial record First(
                [Input(3, 32, 32)]                                             Image Pixels,
                [Conv2d(8, 3, Bias = false), BatchNorm, Relu, Conv2d(8, 3, Bias = false), BatchNorm, Relu] Map   Stem);

            [Model]
            public sealed partial record Second(
                [Input(3, 32, 32)]        Image Pixels,
                [Conv2d(8, 3, Bias = false), BatchNorm] Map   Stem);
            """;

        Assert.Equal(After, await Fixing.FixAll(Before, "DNET0153", "Say Bias = false"));
        Assert.Empty(await Fixing.Messages(After));
    }

    [Fact]
    public async Task OnlyTheChosenFamilyIsMade()
    {
        const string Before = """
            [Model] public sealed partial record First([Input(3, 8, 8)] Image Pixels, [Linear(3)] Logits Classes);
            [Model] public sealed partial record Second([Input(3, 8, 8)] Image Pixels, [Linear(3)] Logits Classes);
            """;

        Assert.Equal(
            Before.Replace("[Linear(3)]", "[GlobalAvgPool, Linear(3)]", StringComparison.Ordinal),
            await Fixing.FixAll(Before, "DNET0108", "Insert GlobalAvgPool"));
    }
}
