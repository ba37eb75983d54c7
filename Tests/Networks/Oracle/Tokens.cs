namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>A vision transformer's steps, its parameters called as torchvision calls them.</summary>
[Model]
public sealed partial record TinyTransformer(
    [Input(3, 16, 16)]                                                            Image  Pixels,
    [PatchEmbed(24, 8, Name = "conv_proj"), ClassToken(Name = "class_token"),
     PositionEmbedding(Name = "encoder.pos_embedding")]                           Tokens Embedded,
    [Attention(4, Name = "encoder.layers.encoder_layer_0.self_attention")]        Tokens Attended,
    [Add(nameof(Embedded), nameof(Attended)), Relu]                               Tokens Body,
    [Attention(3, Bias = false, Causal = true, Name = "encoder.causal")]          Tokens Masked,
    [From(nameof(Masked)), TakeToken]                                             Vector First,
    [From(nameof(Masked)), TakeToken(-1), Relu]                                   Vector Last,
    [From(nameof(Masked)), Relu, GlobalAvgPool]                                   Vector Mean,
    [Concat(nameof(First), nameof(Last), nameof(Mean)), Linear(5, Name = "heads.head")] Logits Classes);

/// <summary>Gates, squeezes, borders and enlargements.</summary>
[Model]
public sealed partial record Gated(
    [Input(3, "H", "W")]                                                          Image  Pixels,
    [Pad(1, 2, 0, 3, Mode = PadMode.Reflect), Conv2d(8, 3), Pad(1), Relu]         Map    Stem,
    [SqueezeExcite(4, Gate = Gate.HardSigmoid)]                                   Map    Squeezed,
    [SqueezeExcite(Squeeze = "Pixels.C", Activation = Activation.Silu, Name = "again")] Map Again,
    [GlobalAvgPool, Linear(8)]                                                    Vector Factors,
    [Multiply(nameof(Again), nameof(Factors)), Relu]                              Map    Weighed,
    [Multiply(nameof(Weighed), nameof(Stem), nameof(Squeezed))]                   Map    Product,
    [Upsample(2), Pad(0, 1, 2, 0, Mode = PadMode.Replicate)]                      Map    Large,
    [Upsample(new[] { 1, 2 }, Mode = UpsampleMode.Bilinear)]                      Map    Wide,
    [Upsample(Size = new[] { 9, 7 }, Mode = UpsampleMode.Bilinear, AlignCorners = true)] Map Fixed,
    [Conv2d(8, 1, Stride = 2), GlobalAvgPool, Linear(5)]                          Logits Classes);

/// <summary>What a transformer keeps of a sequence that nothing else reads.</summary>
[Model]
public sealed partial record Attending(
    [Input(3, 16, 16)]                                                            Image  Pixels,
    [PatchEmbed(24, 8), ClassToken, PositionEmbedding, Attention(4)]              Tokens Tokens,
    [TakeToken, Linear(5)]                                                        Logits Classes);

/// <summary>Gates and changes of size behind what is learned.</summary>
[Model]
public sealed partial record Resized(
    [Input(3, "H", "W")]                                                          Image  Pixels,
    [Conv2d(8, 3), SqueezeExcite(4, Gate = Gate.HardSigmoid), SqueezeExcite(Squeeze = 3, Activation = Activation.Silu)] Map Gates,
    [Upsample(2), Pad(1), Conv2d(8, 1), Pad(1, Mode = PadMode.Reflect), Conv2d(6, 1), Upsample(2, Mode = UpsampleMode.Bilinear)] Map Larger,
    [Conv2d(4, 3), GlobalAvgPool, Linear(5)]                                      Logits Classes);
