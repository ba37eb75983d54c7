using static DeclarativeNet.Generators.Tests.CodeFixes.Fixing;

namespace DeclarativeNet.Generators.Tests.CodeFixes;

/// <summary>Each repair: what is offered, the whole source after it, and that the mistake is gone.</summary>
public sealed class RepairTests
{
    [Fact]
    public Task FlattenBeforeADenseLayer() => Repairs(
        "DNET0108",
        ["Insert Flatten", "Insert GlobalAvgPool"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)]           Image  Pixels,
            [Conv2d(4, 3), Relu]       Map    Stem,
            [Linear(3)]                Logits Classes);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)]           Image  Pixels,
            [Conv2d(4, 3), Relu]       Map    Stem,
            [Flatten, Linear(3)]       Logits Classes);
        """);

    [Fact]
    public Task APoolBeforeADenseLayerInTheMiddleOfASentence() => Repairs(
        "DNET0108",
        ["Insert GlobalAvgPool"],
        "[Model] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3), Linear(3)] Logits Classes);",
        "[Model] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3), GlobalAvgPool, Linear(3)] Logits Classes);");

    [Fact]
    public Task APoolInPlaceOfAFlattenOfAnOpenSize() => Repairs(
        "DNET0109",
        ["Use GlobalAvgPool instead"],
        "[Model] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3)] Map Stem, [Flatten, Linear(3)] Logits Classes);",
        "[Model] public sealed partial record Tiny([Input(1, \"H\", \"W\")] Image Pixels, [Conv2d(4, 3)] Map Stem, [GlobalAvgPool, Linear(3)] Logits Classes);");

    [Fact]
    public Task TheDeclaredKind() => Repairs(
        "DNET0101",
        ["Declare Stem Map", "Append Flatten", "Append GlobalAvgPool"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)]     Image  Pixels,
            [Conv2d(4, 3), Relu] Vector Stem);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(1, 8, 8)]     Image  Pixels,
            [Conv2d(4, 3), Relu] Map    Stem);
        """);

    [Fact]
    public Task TheStepThatIsMissingAtTheEnd() => Repairs(
        "DNET0101",
        ["Append GlobalAvgPool", "Declare Stem Map", "Append Flatten"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu] Logits Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), Relu, GlobalAvgPool] Logits Stem);");

    [Fact]
    public Task TheProjectionOfASkipThatIsThereForTheJoin() => Repairs(
        "DNET0106",
        ["Project Skip to the shape of Body"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                      Image Pixels,
            [Conv2d(16, 3, Padding = 1)]            Map   Stem,
            [Conv2d(32, 3, Stride = 2, Padding = 1)] Map  Body,
            [From(nameof(Stem))]                    Map   Skip,
            [Add(nameof(Body), nameof(Skip))]       Map   Out);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, 32, 32)]                      Image Pixels,
            [Conv2d(16, 3, Padding = 1)]            Map   Stem,
            [Conv2d(32, 3, Stride = 2, Padding = 1)] Map  Body,
            [From(nameof(Stem)), Conv2d(32, 1, Stride = 2)] Map   Skip,
            [Add(nameof(Body), nameof(Skip))]       Map   Out);
        """);

    [Fact]
    public Task TheProjectionOfAValueThatIsUsedElsewhere() => Repairs(
        "DNET0106",
        ["Project Stem to the shape of Body"],
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, "H", "W")]                              Image Pixels,
            [Conv2d(16, 3, Padding = 1)]                      Map   Stem,
            [Conv2d(32, 3, Stride = 2, Padding = 1)]          Map   Body,
            [Add(nameof(Stem), nameof(Body)), Relu]           Map   Out);
        """,
        """
        [Model]
        public sealed partial record Tiny(
            [Input(3, "H", "W")]                              Image Pixels,
            [Conv2d(16, 3, Padding = 1)]                      Map   Stem,
            [Conv2d(32, 3, Stride = 2, Padding = 1)]          Map   Body,
            [From(nameof(Stem)), Conv2d(32, 1, Stride = 2)]   Map   Projection,
            [Add(nameof(Projection), nameof(Body)), Relu]     Map   Out);
        """);

    [Fact]
    public Task TheProjectionOfABlocksInput() => Repairs(
        "DNET0106",
        ["Project X to the shape of Residual"],
        """
        [Block]
        public sealed partial record Part(
            int Stride,
            [Input("C H W")]                                             Map X,
            [Conv2d("C + 8", 3, Stride = nameof(Stride), Padding = 1)]   Map Residual,
            [Add(nameof(Residual), nameof(X)), Relu]                     Map Out);
        """,
        """
        [Block]
        public sealed partial record Part(
            int Stride,
            [Input("C H W")]                                             Map X,
            [Conv2d("C + 8", 3, Stride = nameof(Stride), Padding = 1)]   Map Residual,
            [From(nameof(X)), Conv2d("C + 8", 1, Stride = nameof(Stride))] Map Projection,
            [Add(nameof(Residual), nameof(Projection)), Relu]            Map Out);
        """);

    [Fact]
    public Task TheProjectionOfASkipInABlock() => Repairs(
        "DNET0111",
        ["Project Skip to the shape of Residual"],
        """
        [Block]
        public sealed partial record Part(
            [Input("C H W")]                                  Map X,
            [Conv2d("2 * C", 3, Stride = 2, Padding = 1)]     Map Residual,
            [From(nameof(X)), Relu]                           Map Skip,
            [Add(nameof(Residual), nameof(Skip))]             Map Out);
        """,
        """
        [Block]
        public sealed partial record Part(
            [Input("C H W")]                                  Map X,
            [Conv2d("2 * C", 3, Stride = 2, Padding = 1)]     Map Residual,
            [From(nameof(X)), Relu, Conv2d("2 * C", 1, Stride = 2)] Map Skip,
            [Add(nameof(Residual), nameof(Skip))]             Map Out);
        """);

    [Fact]
    public Task TheChannelsOfABranchInABlock() => Repairs(
        "DNET0106",
        ["Give Left's Conv2d 64 channels", "Give Right's Conv2d 32 channels", "Project Left to the shape of Right"],
        """
        [Block]
        public sealed partial record Part(
            [Input("C H W")]                     Map X,
            [Conv2d(32, 3, Padding = 1)]         Map Left,
            [From(nameof(X)), Conv2d(64, 1)]     Map Right,
            [Add(nameof(Left), nameof(Right))]   Map Out);
        """,
        """
        [Block]
        public sealed partial record Part(
            [Input("C H W")]                     Map X,
            [Conv2d(64, 3, Padding = 1)]         Map Left,
            [From(nameof(X)), Conv2d(64, 1)]     Map Right,
            [Add(nameof(Left), nameof(Right))]   Map Out);
        """);

    [Fact]
    public Task ThePaddingOfABranch() => Repairs(
        "DNET0107",
        ["Set Padding = 2 in Left's Conv2d"],
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 5)] Map Left, [From(nameof(Pixels)), Conv2d(8, 1)] Map Right, [Concat(nameof(Left), nameof(Right))] Map Out);",
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 5, Padding = 2)] Map Left, [From(nameof(Pixels)), Conv2d(8, 1)] Map Right, [Concat(nameof(Left), nameof(Right))] Map Out);");

    [Fact]
    public Task ThePaddingOfAWindow() => Repairs(
        "DNET0102",
        ["Set Padding = 4 in Stem's Conv2d", "Set kernelSize = 8 in Stem's Conv2d"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 9)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 9, Padding = 4)] Map Stem);");

    [Fact]
    public Task TheSizeOfAWindow() => Repairs(
        "DNET0102",
        ["Set kernelSize = 6 in Stem's MaxPool2d"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), MaxPool2d(16)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 3), MaxPool2d(6)] Map Stem);");

    [Fact]
    public Task ThePaddingOfAPool() => Repairs(
        "DNET0112",
        ["Set Padding = 1 in Stem's MaxPool2d"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [MaxPool2d(3, Stride = 1, Padding = 2)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [MaxPool2d(3, Stride = 1, Padding = 1)] Map Stem);");

    [Fact]
    public Task ANumberInPlaceOfSame() => Repairs(
        "DNET0105",
        ["Set Padding = 2 in Stem's Conv2d"],
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 5, Stride = 2, Padding = Same)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(1, 8, 8)] Image Pixels, [Conv2d(4, 5, Stride = 2, Padding = 2)] Map Stem);");

    [Fact]
    public Task ChannelsThatDivideIntoGroups() => Repairs(
        "DNET0104",
        ["Set outChannels = 8 in Stem's Conv2d", "Set Groups = 2 in Stem's Conv2d"],
        "[Model] public sealed partial record Tiny([Input(4, 8, 8)] Image Pixels, [Conv2d(6, 3, Groups = 4)] Map Stem);",
        "[Model] public sealed partial record Tiny([Input(4, 8, 8)] Image Pixels, [Conv2d(8, 3, Groups = 4)] Map Stem);");

    [Fact]
    public Task ANameInAJoin() => Repairs(
        "DNET0008",
        ["Change 'Lefft' to 'Left'"],
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Left, [Conv2d(8, 1)] Map Right, [Add(\"Lefft\", nameof(Right))] Map Out);",
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Left, [Conv2d(8, 1)] Map Right, [Add(nameof(Left), nameof(Right))] Map Out);");

    [Theory]
    [InlineData("2 * Widht", "2 * Width", "Change 'Widht' to 'Width'")]
    [InlineData("X.C + Stm.C", "X.C + Stem.C", "Change 'Stm' to 'Stem'")]
    public Task ANameInAnExpression(string before, string after, string title) => Repairs(
        "DNET0013",
        [title],
        $"[Block] public sealed partial record Part(int Width, [Input(\"C H W\")] Map X, [Conv2d(nameof(Width), 1)] Map Stem, [Conv2d(\"{before}\", 1)] Map Out);",
        $"[Block] public sealed partial record Part(int Width, [Input(\"C H W\")] Map X, [Conv2d(nameof(Width), 1)] Map Stem, [Conv2d(\"{after}\", 1)] Map Out);");

    [Fact]
    public Task AJoinOfOneValue() => Repairs(
        "DNET0027",
        ["Use From(Pixels) instead"],
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Add(nameof(Pixels)), Conv2d(8, 1)] Map Out);",
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [From(nameof(Pixels)), Conv2d(8, 1)] Map Out);");

    [Fact]
    public Task ARecordThatIsNotPartial() => Repairs(
        "DNET0002",
        ["Make Tiny partial"],
        "[Model] public sealed record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Out);",
        "[Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Out);");

    [Fact]
    public Task ARecordInATypeThatIsNotPartial() => Repairs(
        "DNET0003",
        ["Make Tiny partial"],
        "public static class Outer { [Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Out); }",
        "public static partial class Outer { [Model] public sealed partial record Tiny([Input(3, 32, 32)] Image Pixels, [Conv2d(8, 1)] Map Out); }");
}
