using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Tokens and attention: shapes, parameters, multiply-accumulates, conditions, and what is said where they are wrong.</summary>
public sealed class AttentionRuleTests
{
    private static readonly StepDeclaration Embed = PatchEmbed(96, 8);

    [Fact]
    public void PatchesAreAConvolutionWithoutOverlap()
    {
        var node = Last(Input(3, 32, 48), Tokens("Out", PatchEmbed(96, new[] { 8, 16 })));
        Assert.Equal("12×96", node.Shape.ToString());
        Assert.Equal((96 * 3 * 8 * 16) + 96, node.Parameters);
        Assert.Equal(96 * 3 * 8 * 16 * 12, node.MultiplyAccumulates.Value);
        Assert.Equal(new Operation.PatchEmbed(3, 96, new Pair(8, 16), true), node.Operation);
    }

    [Fact]
    public void PatchesOfOpenPicturesAreACondition()
    {
        var result = NewModel("Net", Image("Pixels", Input(3, "H", "W")), Tokens("Out", Embed)).Check();
        Assert.Empty(result.Findings);
        Assert.Equal(["8 divides H", "8 divides W"], result.Precondition.Select(condition => condition.Text));
    }

    [Fact]
    public void AClassTokenIsOneMore()
    {
        var node = Last(Input(3, 32, 32), Tokens("Out", Embed, Step("ClassToken")));
        Assert.Equal("17×96", node.Shape.ToString());
        Assert.Equal(96, node.Parameters);
    }

    [Fact]
    public void APositionEmbeddingHasAVectorForEachPlace()
    {
        var node = Last(Input(3, 32, 32), Tokens("Out", Embed, Step("PositionEmbedding", ("Name", "encoder.pos_embedding"))));
        Assert.Equal("16×96", node.Shape.ToString());
        Assert.Equal(16 * 96, node.Parameters);
        Assert.Equal("encoder.pos_embedding", node.Path);
    }

    [Theory]
    [InlineData(true, 37248)]
    [InlineData(false, 36864)]
    public void AttentionIsFourProjectionsAndTwoProducts(bool bias, long parameters)
    {
        var node = Last(
            Input(3, 32, 32), Tokens("Out", Embed, Step("Attention", ("heads", 4), ("Bias", bias), ("Dropout", 0.1), ("Causal", true))));
        Assert.Equal("16×96", node.Shape.ToString());
        Assert.Equal(parameters, node.Parameters);
        Assert.Equal((4 * 16 * 96 * 96) + (2 * 16 * 16 * 96), node.MultiplyAccumulates.Value);
        Assert.Equal(new Operation.Attention(96, 4, 0.1, bias, true), node.Operation);
    }

    [Fact]
    public void AttentionTakesOpenLengths()
    {
        var node = Last(Input(3, "H", 8), Tokens("Out", Embed, Step("Attention", ("heads", 4))));
        Assert.Equal("H/8×96", node.Shape.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(-16)]
    public void ATokenIsAVector(int index) =>
        Assert.Equal("96", Last(Input(3, 32, 32), Vector("Out", Embed, Step("TakeToken", ("index", index)))).Shape.ToString());

    [Fact]
    public void APatchDividesThePicture() => Says(
        [Image("Pixels", Input(3, 30, 32)), Tokens("Out", Embed)],
        "DNET0131",
        new Site(1, 0, "patch"),
        "'Out' PatchEmbed cannot cut an Image 3×30×32 into patches of 8×8; Pixels 3×30×32; choose a patch that divides height and width, or pictures of another size");

    [Fact]
    public void APositionEmbeddingNeedsFixedSizes() => Says(
        [Image("Pixels", Input(3, "H", 32)), Tokens("Out", Embed, Step("PositionEmbedding"))],
        "DNET0114",
        new Site(1, 1),
        "'Out' PositionEmbedding learns a vector for each of 4*(H/8) places, which are open; Pixels 3×H×32 → PatchEmbed 4*(H/8)×96; fix the sizes in [Input(...)]");

    [Fact]
    public void HeadsDivideTheWidth() => Says(
        [Image("Pixels", Input(3, 32, 32)), Tokens("Out", Embed, Step("Attention", ("heads", 7)))],
        "DNET0130",
        new Site(1, 1, "heads"),
        "'Out' Attention cannot divide tokens of 96 features among 7 heads; Pixels 3×32×32 → PatchEmbed 16×96; choose a number of heads that divides 96");

    [Theory]
    [InlineData(16)]
    [InlineData(-17)]
    public void ATokenIsAmongThem(int index) => Says(
        [Image("Pixels", Input(3, 32, 32)), Vector("Out", Embed, Step("TakeToken", ("index", index)))],
        "DNET0132",
        new Site(1, 1, "index"),
        $"'Out' TakeToken takes the token {index} of 16; Pixels 3×32×32 → PatchEmbed 16×96; tokens are counted from 0, or with negative numbers from the end");

    [Fact]
    public void AttentionOnAMapIsNotAllowed() => Says(
        [Image("Pixels", Input(3, 32, 32)), Tokens("Out", Step("Attention", ("heads", 4)))],
        "DNET0011",
        new Site(1, 0),
        "'Out' Attention needs Tokens but Pixels is an Image 3×32×32; Pixels 3×32×32; insert ToTokens or PatchEmbed");

    [Fact]
    public void ABlockOfAttentionIsCheckedForAllSizes()
    {
        var block = NewBlock(
            "Encoder",
            [Int("Heads")],
            Tokens("X", Input("L D")),
            Tokens("Attended", Step("Attention", ("heads", "Heads"))),
            Tokens("Out", Add("X", "Attended")));
        Assert.Empty(block.Check().Findings);
        var use = NewModel("Net", Image("Pixels", Input(3, 32, 32)), Tokens("Body", Embed, Use("Encoder", [5]))).Check(block);
        Assert.Equal(
            "'Body' cannot use Encoder(5) on Tokens 16×96: 'Attended' Attention cannot divide tokens of 96 features among 5 heads; X 16×96; choose a number of heads that divides 96",
            Assert.Single(use.Findings).Message);
    }

    private static StepDeclaration PatchEmbed(object dim, object patch) => Step("PatchEmbed", ("dim", dim), ("patch", patch));

    private static Node Last(StepDeclaration input, params ValueDeclaration[] values) =>
        NewModel("Net", [Image("Pixels", input), .. values]).Check().Network!.Nodes[^1];

    private static void Says(ValueDeclaration[] values, string id, Site site, string message) =>
        Assert.Equal([(id, site, message)], NewModel("Net", values).Check().Findings.Select(finding => (finding.Id, finding.Site, finding.Message)));
}
