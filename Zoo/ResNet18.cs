namespace DeclarativeNet.Zoo;

/// <summary>
/// ResNet-18 for pictures of 1,000 classes: 11,689,512 parameters (He, Zhang, Ren and Sun, "Deep Residual Learning for Image
/// Recognition", 2015, table 1). Height and width are open.
/// </summary>
[Model]
public sealed partial record ResNet18(
    [Input(3, "H", "W")]                                                    Image  Pixels,
    [Conv2d(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, Relu,
     MaxPool2d(3, Stride = 2, Padding = 1)]                                 Map    Stem,
    [Use<BasicBlock>(64, 1, Repeat = 2)]                                    Map    Layer1,
    [Use<BasicBlock>(128, 2), Use<BasicBlock>(128, 1)]                      Map    Layer2,
    [Use<BasicBlock>(256, 2), Use<BasicBlock>(256, 1)]                      Map    Layer3,
    [Use<BasicBlock>(512, 2), Use<BasicBlock>(512, 1)]                      Map    Layer4,
    [GlobalAvgPool, Linear(1000)]                                           Logits Classes);

/// <summary>
/// Two convolutions and a way around them (the paper's figure 2). Where shapes differ the way around is a projection (its option B).
/// </summary>
[Block]
public sealed partial record BasicBlock(
    int Width, int Stride,
    [Input("C H W")]                                                        Map X,
    [Conv2d(nameof(Width), 3, Stride = nameof(Stride), Padding = 1, Bias = false, Name = "conv1"),
     BatchNorm(Name = "bn1"), Relu,
     Conv2d(nameof(Width), 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
                                                                            Map Residual,
    [From(nameof(X)),
     Conv2d(nameof(Width), 1, Stride = nameof(Stride), Bias = false, When = "Stride != 1 || C != Width"),
     BatchNorm(When = "Stride != 1 || C != Width")]                         Map Skip,
    [Add(nameof(Residual), nameof(Skip)), Relu]                             Map Out);
