using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>ViT-B/16 as torchvision has it: parameters, work, and names in the state dictionary.</summary>
public sealed class VisionTransformerTests
{
    private static readonly Declaration Encoder = NewBlock(
        "Encoder",
        [Int("Heads"), Int("Hidden")],
        Tokens("X", Input("L D")),
        Tokens("Attended", Norm("ln_1"), Step("Attention", ("heads", "Heads"), ("Name", "self_attention"))),
        Tokens("Middle", Add("X", "Attended")),
        Tokens("Mlp", Norm("ln_2"), Linear("Hidden", ("Name", "mlp.0")), Step("Gelu"), Linear("D", ("Name", "mlp.3"))),
        Tokens("Out", Add("Middle", "Mlp")));

    private static readonly CheckedModel Checked = NewModel(
        "VitB16",
        Image("Pixels", Input(3, 224, 224)),
        Tokens(
            "Embedded",
            Step("PatchEmbed", ("dim", 768), ("patch", 16), ("Name", "conv_proj")),
            Step("ClassToken", ("Name", "class_token")),
            Step("PositionEmbedding", ("Name", "encoder.pos_embedding"))),
        Tokens("Encoded", Use("Encoder", [12, 3072], ("Repeat", 12), ("Name", "encoder.layers.encoder_layer_{Index}")), Norm("encoder.ln")),
        Logits("Classes", Step("TakeToken", ("index", 0)), Linear(1000, ("Name", "heads.head")))).Check(Encoder);

    [Fact]
    public void ItHasTheParametersOfTorchvision()
    {
        Assert.Empty(Checked.Findings);
        Assert.Equal(86_567_656, Checked.Network!.Nodes.Sum(node => node.Parameters));
    }

    [Fact]
    public void ItsWorkIsThatOfItsProductsOfMatrices()
    {
        const long Length = 197, Width = 768, Hidden = 3072, Layers = 12;
        var layer = (4 * Length * Width * Width) + (2 * Length * Length * Width) + (2 * Length * Width * Hidden);
        var found = Checked.Network!.Nodes.Sum(node => node.MultiplyAccumulates.Value);

        // Normalisations count as well in some books: less than a thousandth.
        var products = (Layers * layer) + (196 * Width * 3 * 16 * 16) + (Width * 1000);
        Assert.InRange(found, products, products * 1001 / 1000);
    }

    [Fact]
    public void ItsNamesAreThoseOfTorchvision()
    {
        var nodes = Checked.Network!.Nodes.Where(node => node.Parameters > 0).ToList();
        Assert.Equal(
            [
                "conv_proj", "class_token", "encoder.pos_embedding", .. Enumerable.Range(0, 12).Select(turn => $"encoder.layers.encoder_layer_{turn}"),
                "encoder.ln", "heads.head",
            ],
            nodes.Select(node => node.Path));
        Assert.Equal(
            ["ln_1", "self_attention", "ln_2", "mlp.0", "mlp.3"],
            nodes.Select(node => node.Operation).OfType<Operation.Use>().First().Block.Nodes.Where(node => node.Parameters > 0).Select(node => node.Path));
    }

    private static StepDeclaration Norm(string name) => Step("LayerNorm", ("Epsilon", 1e-6), ("Name", name));
}
