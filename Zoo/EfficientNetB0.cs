namespace DeclarativeNet.Zoo;

/// <summary>
/// EfficientNet-B0 for pictures of 1,000 classes: 5,288,548 parameters (Tan and Le, "EfficientNet: Rethinking Model Scaling for
/// Convolutional Neural Networks", 2019, table 1). Height and width are open; of the 16 blocks, later ones are dropped more often.
/// </summary>
[Model]
public sealed partial record EfficientNetB0(
    [Input(3, "H", "W")]                                                     Image  Pixels,
    [Use<ConvNormSilu>(32, 3, 2)]                                            Map    Stem,
    [Use<MobileBlock>(16, 1, 3, 1, 0.0)]                                     Map    Stage1,
    [Use<MobileBlock>(24, 6, 3, "Index == 0 ? 2 : 1", "0.2 * (1 + Index) / 16", Repeat = 2)]   Map Stage2,
    [Use<MobileBlock>(40, 6, 5, "Index == 0 ? 2 : 1", "0.2 * (3 + Index) / 16", Repeat = 2)]   Map Stage3,
    [Use<MobileBlock>(80, 6, 3, "Index == 0 ? 2 : 1", "0.2 * (5 + Index) / 16", Repeat = 3)]   Map Stage4,
    [Use<MobileBlock>(112, 6, 5, 1, "0.2 * (8 + Index) / 16", Repeat = 3)]                     Map Stage5,
    [Use<MobileBlock>(192, 6, 5, "Index == 0 ? 2 : 1", "0.2 * (11 + Index) / 16", Repeat = 4)] Map Stage6,
    [Use<MobileBlock>(320, 6, 3, 1, "0.2 * 15 / 16")]                        Map    Stage7,
    [Use<ConvNormSilu>(1280, 1, 1)]                                          Map    Head,
    [GlobalAvgPool, Dropout(0.2), Linear(1000)]                              Logits Classes);

/// <summary>
/// An inverted residual whose channels are weighed before they are narrowed. The squeeze has a quarter of the block's own channels.
/// </summary>
[Block]
public sealed partial record MobileBlock(
    int Width, int Expansion, int Kernel, int Stride, double Drop,
    [Input("C H W")]                                                         Map    X,
    [Use<ConvNormSilu>("Expansion * C", 1, 1, When = "Expansion != 1"),
     DepthwiseConv2d(nameof(Kernel), Stride = nameof(Stride), Padding = "Kernel / 2", Bias = false), BatchNorm, Silu,
     SqueezeExcite(Squeeze = "C / 4", Activation = Activation.Silu),
     Conv2d(nameof(Width), 1, Bias = false), BatchNorm,
     DropPath(nameof(Drop), When = "Stride == 1 && C == Width")]             Map    Residual,
    [Add(nameof(Residual), nameof(X), When = "Stride == 1 && C == Width")]   Map    Out);

/// <summary>A convolution with what follows it in most places.</summary>
[Block]
public sealed partial record ConvNormSilu(
    int Width, int Kernel, int Stride,
    [Input("C H W")]                                                         Map    X,
    [Conv2d(nameof(Width), nameof(Kernel), Stride = nameof(Stride), Padding = "Kernel / 2", Bias = false), BatchNorm, Silu]
                                                                             Map    Out);
