namespace DeclarativeNet.Zoo;

/// <summary>
/// ConvNeXt-T for pictures of 1,000 classes: 28,589,128 parameters (Liu, Mao, Wu, Feichtenhofer, Darrell and Xie, "A ConvNet for the
/// 2020s", 2022, table 9). Height and width are open; of the 18 blocks, later ones are dropped more often.
/// </summary>
[Model]
public sealed partial record ConvNeXtTiny(
    [Input(3, "H", "W")]                                                     Image  Pixels,
    [Conv2d(96, 4, Stride = 4), LayerNorm(Epsilon = 1e-6)]                   Map    Stem,
    [Use<ConvNeXtBlock>("0.1 * Index / 17", Repeat = 3)]                     Map    Stage1,
    [LayerNorm(Epsilon = 1e-6), Conv2d(192, 2, Stride = 2)]                  Map    Down1,
    [Use<ConvNeXtBlock>("0.1 * (3 + Index) / 17", Repeat = 3)]               Map    Stage2,
    [LayerNorm(Epsilon = 1e-6), Conv2d(384, 2, Stride = 2)]                  Map    Down2,
    [Use<ConvNeXtBlock>("0.1 * (6 + Index) / 17", Repeat = 9)]               Map    Stage3,
    [LayerNorm(Epsilon = 1e-6), Conv2d(768, 2, Stride = 2)]                  Map    Down3,
    [Use<ConvNeXtBlock>("0.1 * (15 + Index) / 17", Repeat = 3)]              Map    Stage4,
    [GlobalAvgPool, LayerNorm(Epsilon = 1e-6), Linear(1000)]                 Logits Classes);

/// <summary>A wide window for each channel, then two layers for each pixel (the paper's figure 4).</summary>
[Block]
public sealed partial record ConvNeXtBlock(
    double Drop,
    [Input("C H W")]                                                         Map    X,
    [DepthwiseConv2d(7, Padding = 3), LayerNorm(Epsilon = 1e-6),
     Conv2d("4 * C", 1), Gelu, Conv2d("C", 1), LayerScale(1e-6),
     DropPath(nameof(Drop))]                                                 Map    Residual,
    [Add(nameof(X), nameof(Residual))]                                       Map    Out);
