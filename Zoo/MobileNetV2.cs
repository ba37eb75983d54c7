namespace DeclarativeNet.Zoo;

/// <summary>
/// MobileNet-v2 for pictures of 1,000 classes: 3,504,872 parameters (Sandler, Howard, Zhu, Zhmoginov and Chen, "MobileNetV2: Inverted
/// Residuals and Linear Bottlenecks", 2018, table 2). Height and width are open.
/// </summary>
[Model]
public sealed partial record MobileNetV2(
    [Input(3, "H", "W")]                                                     Image  Pixels,
    [Use<ConvNormRelu6>(32, 3, 2)]                                           Map    Stem,
    [Use<InvertedResidual>(16, 1, 1)]                                        Map    Stage1,
    [Use<InvertedResidual>(24, 6, "Index == 0 ? 2 : 1", Repeat = 2)]         Map    Stage2,
    [Use<InvertedResidual>(32, 6, "Index == 0 ? 2 : 1", Repeat = 3)]         Map    Stage3,
    [Use<InvertedResidual>(64, 6, "Index == 0 ? 2 : 1", Repeat = 4)]         Map    Stage4,
    [Use<InvertedResidual>(96, 6, 1, Repeat = 3)]                            Map    Stage5,
    [Use<InvertedResidual>(160, 6, "Index == 0 ? 2 : 1", Repeat = 3)]        Map    Stage6,
    [Use<InvertedResidual>(320, 6, 1)]                                       Map    Stage7,
    [Use<ConvNormRelu6>(1280, 1, 1)]                                         Map    Head,
    [GlobalAvgPool, Dropout(0.2), Linear(1000)]                              Logits Classes);

/// <summary>
/// Widens, filters each channel by itself, narrows again without an activation, and goes around where the shape stays (the paper's
/// figure 4).
/// </summary>
[Block]
public sealed partial record InvertedResidual(
    int Width, int Expansion, int Stride,
    [Input("C H W")]                                                         Map    X,
    [Use<ConvNormRelu6>("Expansion * C", 1, 1, When = "Expansion != 1"),
     DepthwiseConv2d(3, Stride = nameof(Stride), Padding = 1, Bias = false), BatchNorm, Relu6,
     Conv2d(nameof(Width), 1, Bias = false), BatchNorm]                      Map    Residual,
    [Add(nameof(Residual), nameof(X), When = "Stride == 1 && C == Width")]   Map    Out);

/// <summary>A convolution with what follows it in most places.</summary>
[Block]
public sealed partial record ConvNormRelu6(
    int Width, int Kernel, int Stride,
    [Input("C H W")]                                                         Map    X,
    [Conv2d(nameof(Width), nameof(Kernel), Stride = nameof(Stride), Padding = "Kernel / 2", Bias = false), BatchNorm, Relu6]
                                                                             Map    Out);
