namespace DeclarativeNet.Zoo;

/// <summary>
/// GoogLeNet with batch normalisation for pictures of 1,000 classes: 6,624,904 parameters, 13,004,888 with the two auxiliary heads that
/// it has in training (Szegedy et al., "Going Deeper with Convolutions", 2015, table 1; the kernels are those of torchvision, which has
/// 3×3 where the table says 5×5).
/// </summary>
[Model]
public sealed partial record GoogLeNet(
    [Input(3, 224, 224)]                                                     Image  Pixels,
    [Use<ConvNormRelu>(64, 7, 2), MaxPool2d(3, Stride = 2, CeilMode = true),
     Use<ConvNormRelu>(64, 1), Use<ConvNormRelu>(192, 3),
     MaxPool2d(3, Stride = 2, CeilMode = true)]                              Map    Stem,
    [Use<Inception>(64, 96, 128, 16, 32, 32)]                                Map    Inception3a,
    [Use<Inception>(128, 128, 192, 32, 96, 64),
     MaxPool2d(3, Stride = 2, CeilMode = true)]                              Map    Inception3b,
    [Use<Inception>(192, 96, 208, 16, 48, 64)]                               Map    Inception4a,
    [Auxiliary(Weight = 0.3), Use<AuxiliaryHead>(1000)]                      Logits Auxiliary1,
    [From(nameof(Inception4a)), Use<Inception>(160, 112, 224, 24, 64, 64)]   Map    Inception4b,
    [Use<Inception>(128, 128, 256, 24, 64, 64)]                              Map    Inception4c,
    [Use<Inception>(112, 144, 288, 32, 64, 64)]                              Map    Inception4d,
    [Auxiliary(Weight = 0.3), Use<AuxiliaryHead>(1000)]                      Logits Auxiliary2,
    [From(nameof(Inception4d)), Use<Inception>(256, 160, 320, 32, 128, 128),
     MaxPool2d(2, CeilMode = true)]                                          Map    Inception4e,
    [Use<Inception>(256, 160, 320, 32, 128, 128)]                            Map    Inception5a,
    [Use<Inception>(384, 192, 384, 48, 128, 128)]                            Map    Inception5b,
    [GlobalAvgPool, Dropout(0.2), Linear(1000)]                              Logits Classes);

/// <summary>Four ways to look at a map, side by side (the paper's figure 2b).</summary>
[Block]
public sealed partial record Inception(
    int Ones, int ThreesReduced, int Threes, int FivesReduced, int Fives, int Pooled,
    [Input("C H W")]                                                         Map    X,
    [Use<ConvNormRelu>(nameof(Ones), 1)]                                     Map    One,
    [From(nameof(X)), Use<ConvNormRelu>(nameof(ThreesReduced), 1),
     Use<ConvNormRelu>(nameof(Threes), 3)]                                   Map    Three,
    [From(nameof(X)), Use<ConvNormRelu>(nameof(FivesReduced), 1),
     Use<ConvNormRelu>(nameof(Fives), 3)]                                    Map    Five,
    [From(nameof(X)), MaxPool2d(3, Stride = 1, Padding = 1),
     Use<ConvNormRelu>(nameof(Pooled), 1)]                                   Map    Pool,
    [Concat(nameof(One), nameof(Three), nameof(Five), nameof(Pool))]         Map    Out);

/// <summary>A classifier half way, which brings gradients to the early layers.</summary>
[Block]
public sealed partial record AuxiliaryHead(
    int Classes,
    [Input("C H W")]                                                         Map    X,
    [AdaptiveAvgPool2d(4), Use<ConvNormRelu>(128, 1), Flatten,
     Linear(1024), Relu, Dropout(0.7)]                                       Vector Hidden,
    [Linear(nameof(Classes))]                                                Logits Out);

/// <summary>A convolution with what follows it in all places.</summary>
[Block]
public sealed partial record ConvNormRelu(
    int Width, int Kernel, [Default(1)] int Stride,
    [Input("C H W")]                                                         Map    X,
    [Conv2d(nameof(Width), nameof(Kernel), Stride = nameof(Stride), Padding = "Kernel / 2", Bias = false),
     BatchNorm(Epsilon = 1e-3), Relu]                                        Map    Out);
