using static DeclarativeNet.Generators.Tests.CodeFixes.Fixing;

namespace DeclarativeNet.Generators.Tests.CodeFixes;

/// <summary>Heads of the wrong number of classes: against the result, and against data where the model is called.</summary>
public sealed class HeadRepairTests
{
    [Fact]
    public Task AnAuxiliaryHead() => Repairs(
        "DNET0036",
        ["Set Linear to 10"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                                         Image  Pixels,
            [Conv2d(8, 3), Relu]                                       Map    Stem,
            [GlobalAvgPool, Linear(16), Relu, Linear(5), Auxiliary]    Logits Early,
            [From(nameof(Stem)), Conv2d(8, 3), Relu]                   Map    Body,
            [GlobalAvgPool, Linear(10)]                                Logits Classes);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                                         Image  Pixels,
            [Conv2d(8, 3), Relu]                                       Map    Stem,
            [GlobalAvgPool, Linear(16), Relu, Linear(10), Auxiliary]   Logits Early,
            [From(nameof(Stem)), Conv2d(8, 3), Relu]                   Map    Body,
            [GlobalAvgPool, Linear(10)]                                Logits Classes);
        """);

    [Fact]
    public async Task AnAuxiliaryHeadThatIsNoHeadHasNone() => Assert.Empty(await Offered(
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 3), Auxiliary] Map Stem, [GlobalAvgPool, Linear(10)] Logits Classes);",
        "DNET0036"));

    [Theory]
    [InlineData("Tiny.Train(data)")]
    [InlineData("Tiny.Train(recipe: null, data: data)")]
    [InlineData("Tiny.Evaluate(null!, data)")]
    public Task AModelAtTheDataThatItIsGiven(string call) => Repairs(
        "DNET0209",
        ["Set Linear to 10"],
        $$"""
        using DeclarativeNet.Data;

        public static class Program
        {
            public static object Run(Cifar10 data) => {{call}};
        }

        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                            Image  Pixels,
            [Conv2d(16, 3), GlobalAvgPool, Linear(100)]   Logits Classes);
        """,
        $$"""
        using DeclarativeNet.Data;

        public static class Program
        {
            public static object Run(Cifar10 data) => {{call}};
        }

        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                            Image  Pixels,
            [Conv2d(16, 3), GlobalAvgPool, Linear(10)]    Logits Classes);
        """);

    [Fact]
    public async Task AModelThatEndsInAnotherLayerHasNone() => Assert.Empty(await Offered(
        """
        public static class Program { public static object Run(DeclarativeNet.Data.Cifar10 data) => Tiny.Train(data); }
        [Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(100, 32), Flatten] Logits Classes);
        """,
        "DNET0209"));
}
