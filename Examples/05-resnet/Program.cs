return await SmallResNet.Main(args);

/// <summary>A residual network for pictures of 32×32 that learns CIFAR-10 on a processor.</summary>
/// <remarks>
/// Three stages of one block each, wide rather than deep: a wide convolution keeps a processor busier than a narrow one, and few epochs
/// with a high rate that falls to nothing take it far.
/// </remarks>
[Model]
[Train(Epochs = 8, BatchSize = 128, Optimizer = Optimizer.Sgd, Nesterov = true, LearningRate = 0.2, WeightDecay = 5e-4,
    Schedule = Schedule.OneCycle)]
[Augment(HorizontalFlip = true, CropPadding = 4, Fill = Fill.Reflect)]
[Loss(Loss.CrossEntropy, LabelSmoothing = 0.1)]
public sealed partial record SmallResNet(
    [Input(3, 32, 32)]                                                      Image  Pixels,
    [Normalize([0.491, 0.482, 0.447], [0.247, 0.243, 0.262]),
     Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm, Relu]             Map    Stem,
    [Use<BasicBlock>(64, 2)]                                                Map    Edges,
    [Use<BasicBlock>(128, 2)]                                               Map    Parts,
    [Use<BasicBlock>(256, 2)]                                               Map    Things,
    [GlobalAvgPool, Dropout(0.1), Linear(10)]                               Logits Classes);

/// <summary>Two convolutions, and a way around them that is a projection where shapes differ (He, Zhang, Ren and Sun, 2015, figure 2).</summary>
[Block]
public sealed partial record BasicBlock(
    int Width, int Stride,
    [Input("C H W")]                                                        Map X,
    [Conv2d(nameof(Width), 3, Stride = nameof(Stride), Padding = 1, Bias = false), BatchNorm, Relu,
     Conv2d(nameof(Width), 3, Padding = 1, Bias = false), BatchNorm]        Map Residual,
    [From(nameof(X)),
     Conv2d(nameof(Width), 1, Stride = nameof(Stride), Bias = false, When = "Stride != 1 || C != Width"),
     BatchNorm(When = "Stride != 1 || C != Width")]                         Map Skip,
    [Add(nameof(Residual), nameof(Skip)), Relu]                             Map Out);
