namespace DeclarativeNet.Networks.Tests.Structure;

/// <summary>One decoder stage of a U-Net: twice the size, joined with what the encoder had there.</summary>
[Block]
public sealed partial record Decoder(
    int Width,
    [Input("C H W")]                                                              Map X,
    [Input("K", "H", "W")]                                                        Map Skip,
    [Concat(nameof(X), nameof(Skip)), Conv2d(nameof(Width), 3, Padding = 1), Relu] Map Out);

/// <summary>A U-Net of one stage, but for the upsampling: its result is a map.</summary>
[Model]
public sealed partial record Segmenter(
    [Input(3, "H", "W")]                                  Image Pixels,
    [Conv2d(4, 3, Padding = 1), Relu]                     Map   Fine,
    [Conv2d(8, 3, Padding = 1), Relu]                     Map   Coarse,
    [Use<Decoder>(4, With = [nameof(Fine)])]              Map   Up,
    [Conv2d(2, 1)]                                        Map   Mask);

/// <summary>Two pictures of one size, and how alike they are.</summary>
[Model]
public sealed partial record Siamese(
    [Input(3, "H", "W")]                                                     Image  Left,
    [Conv2d(4, 3, Name = "left"), Relu, GlobalAvgPool]                       Vector Here,
    [Input(1, "H", "W")]                                                     Image  Right,
    [Conv2d(4, 3, Name = "right"), Relu, GlobalAvgPool]                      Vector There,
    [Concat(nameof(Here), nameof(There)), Linear(2)]                         Logits Same);

/// <summary>Three vectors.</summary>
[Model]
public sealed partial record Sum(
    [Input("D")]                              Vector A,
    [Input("D")]                              Vector B,
    [Input("D")]                              Vector C,
    [Add(nameof(A), nameof(B), nameof(C))]    Vector Total);

/// <summary>A classifier that gives its features back as well.</summary>
[Model]
public sealed partial record Embedder(
    [Input(1, 8, 8)]                            Image  Pixels,
    [Conv2d(4, 3), Relu, GlobalAvgPool, Output] Vector Embedding,
    [Relu, Linear(3), Output]                   Logits Classes);

/// <summary>A classifier with two auxiliary heads; what <c>Early</c> is computed from is there for it alone.</summary>
[Model]
[Train(Epochs = 2, BatchSize = 4, Optimizer = Optimizer.Sgd, LearningRate = 0.05, Momentum = 0)]
public sealed partial record Deep(
    [Input(1, 8, 8)]                                                        Image  Pixels,
    [Conv2d(4, 3, Padding = 1)]                                             Map    Stem,
    [Relu, Conv2d(6, 1)]                                                    Map    Side,
    [BatchNorm, Relu, GlobalAvgPool, Linear(2), Auxiliary(Weight = 0.25)]   Logits Early,
    [From(nameof(Stem)), Relu, Conv2d(8, 3)]                                Map    Body,
    [GlobalAvgPool, Linear(2), Auxiliary]                                   Logits Late,
    [From(nameof(Body)), Relu, GlobalAvgPool, Linear(2)]                    Logits Classes);

/// <summary><see cref="Deep"/> without its heads.</summary>
[Model]
public sealed partial record Plain(
    [Input(1, 8, 8)]                                     Image  Pixels,
    [Conv2d(4, 3, Padding = 1)]                          Map    Stem,
    [Relu, Conv2d(8, 3)]                                 Map    Body,
    [Relu, GlobalAvgPool, Linear(2)]                     Logits Classes);
