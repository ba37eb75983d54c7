namespace DeclarativeNet.Zoo;

/// <summary>
/// The vision transformer ViT-B/16 for pictures of 224×224 and 1,000 classes: 86,567,656 parameters (Dosovitskiy et al., "An Image is
/// Worth 16x16 Words: Transformers for Image Recognition at Scale", 2021, table 1).
/// </summary>
[Model]
public sealed partial record VitB16(
    [Input(3, 224, 224)]                                                     Image  Pixels,
    [PatchEmbed(768, 16), ClassToken, PositionEmbedding]                     Tokens Embedded,
    [Use<EncoderBlock>(12, 3072, Repeat = 12), LayerNorm(Epsilon = 1e-6)]    Tokens Encoded,
    [TakeToken(0), Linear(1000)]                                             Logits Classes);

/// <summary>Every token looks at all of them, then thinks for itself (the paper's figure 1).</summary>
[Block]
public sealed partial record EncoderBlock(
    int Heads, int Hidden,
    [Input("L D")]                                                           Tokens X,
    [LayerNorm(Epsilon = 1e-6), Attention(nameof(Heads))]                    Tokens Attended,
    [Add(nameof(X), nameof(Attended))]                                       Tokens Y,
    [LayerNorm(Epsilon = 1e-6), Linear(nameof(Hidden)), Gelu, Linear("D")]   Tokens Thought,
    [Add(nameof(Y), nameof(Thought))]                                        Tokens Out);
