using static DeclarativeNet.Generators.Tests.CodeFixes.Fixing;

namespace DeclarativeNet.Generators.Tests.CodeFixes;

/// <summary>Repairs of what is legal and not meant, and of numbers that do not suit each other.</summary>
public sealed class HabitRepairTests
{
    [Fact]
    public Task ThePixelsThatAStrideDrops() => Repairs(
        "DNET0151",
        ["Set CeilMode = true in Stem's MaxPool2d"],
        "[Model] public sealed partial record Tiny([Input(1, 9, 9)] Image Pixels, [MaxPool2d(2)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 9, 9)] Image Pixels, [MaxPool2d(2, CeilMode = true)] Map Stem);");

    [Fact]
    public Task ABatchNormOfOnePixel() => Repairs(
        "DNET0152",
        ["Remove BatchNorm"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 8, Bias = false), BatchNorm, Relu] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 8, Bias = false), Relu] Map Stem);");

    [Fact]
    public Task ABiasBeforeBatchNorm() => Repairs(
        "DNET0153",
        ["Say Bias = false"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Bias = true), BatchNorm] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3, Bias = false), BatchNorm] Map Stem);");

    [Fact]
    public Task AValueThatNothingUses() => Repairs(
        "DNET0154",
        ["Remove Lost"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)] Image Pixels,
            [Conv2d(4, 3)]   Map   Lost,
            [From(nameof(Pixels)), Conv2d(4, 3)] Map Stem);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)] Image Pixels,
            [From(nameof(Pixels)), Conv2d(4, 3)] Map Stem);
        """);

    [Theory]
    [InlineData("Conv2d(4, 3), Relu(When = \"1 > 0\")", "Remove the condition", "Conv2d(4, 3), Relu")]
    [InlineData("Conv2d(4, 3, When = \"1 > 0\", Bias = false)", "Remove the condition", "Conv2d(4, 3, Bias = false)")]
    [InlineData("Conv2d(4, 3), Relu(When = \"1 < 0\")", "Remove Relu", "Conv2d(4, 3)")]
    public Task AConditionThatIsDecided(string before, string title, string after) => Repairs(
        "DNET0155",
        [title],
        $"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{before}] Map Stem);",
        $"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{after}] Map Stem);");

    [Fact]
    public Task ARepeatedActivation() => Repairs(
        "DNET0156",
        ["Remove Relu"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Map A, [Relu, Conv2d(4, 3)] Map B);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Map A, [Conv2d(4, 3)] Map B);");

    [Fact]
    public async Task AnActivationThatIsAllOfAValueIsNotRemoved() => Assert.Empty(await Fixing.Offered(
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Map A, [Relu] Map B);",
        "DNET0156"));

    [Fact]
    public Task DropoutOnClassScores() => Repairs(
        "DNET0157",
        ["Move Dropout before Linear"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Flatten, Linear(3), Dropout(0.5)] Logits Classes);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Flatten, Dropout(0.5), Linear(3)] Logits Classes);");

    [Theory]
    [InlineData("DNET0158", "GlobalAvgPool, Linear(3), Relu", "Remove Relu", "GlobalAvgPool, Linear(3)")]
    [InlineData("DNET0159", "GlobalAvgPool, Linear(8), Linear(3)", "Insert Relu", "GlobalAvgPool, Linear(8), Relu, Linear(3)")]
    [InlineData("DNET0160", "GlobalAvgPool, Dropout(0), Linear(3)", "Remove Dropout", "GlobalAvgPool, Linear(3)")]
    [InlineData("DNET0161", "MaxPool2d(1), GlobalAvgPool, Linear(3)", "Remove MaxPool2d", "GlobalAvgPool, Linear(3)")]
    [InlineData("DNET0168", "GlobalAvgPool, Linear(3), Softmax", "Remove Softmax", "GlobalAvgPool, Linear(3)")]
    [InlineData("DNET0167", "Conv2d(4, 8), InstanceNorm, GlobalAvgPool, Linear(3)", "Remove InstanceNorm", "Conv2d(4, 8), GlobalAvgPool, Linear(3)")]
    [InlineData(
        "DNET0120",
        "ConvTranspose2d(4, 3, Stride = 2, OutputPadding = 2), GlobalAvgPool, Linear(3)",
        "Set OutputPadding = 1 in Classes's ConvTranspose2d",
        "ConvTranspose2d(4, 3, Stride = 2, OutputPadding = 1), GlobalAvgPool, Linear(3)")]
    [InlineData(
        "DNET0130",
        "PatchEmbed(12, 4), Attention(5), TakeToken(0), Linear(3)",
        "Set heads = 4 in Classes's Attention",
        "PatchEmbed(12, 4), Attention(4), TakeToken(0), Linear(3)")]
    [InlineData(
        "DNET0131",
        "PatchEmbed(12, 5), TakeToken(0), Linear(3)",
        "Set patch = 4 in Classes's PatchEmbed",
        "PatchEmbed(12, 4), TakeToken(0), Linear(3)")]
    public Task AStepOfTheHead(string id, string before, string title, string after) => Repairs(
        id,
        [title],
        $"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{before}] Logits Classes);",
        $"[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [{after}] Logits Classes);");
}
