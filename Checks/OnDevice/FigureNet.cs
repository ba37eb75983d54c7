namespace DeclarativeNet.Checks.OnDevice;

/// <summary>A network for the sample data with a batch norm, a gate and a dropout in it, which is trained on the device.</summary>
[Model]
[Train(Epochs = 4, BatchSize = 64, Optimizer = Optimizer.AdamW, LearningRate = 4e-3, Schedule = Schedule.OneCycle)]
public sealed partial record FigureNet(
    [Input(3, 32, 32)]                                                           Image  Pixels,
    [Conv2d(32, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Edges,
    [Conv2d(64, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Corners,
    [Conv2d(128, 3, Padding = Same), Gelu, SqueezeExcite(32)]                    Map    Figures,
    [GlobalAvgPool, Dropout(0.1)]                                                Vector Features,
    [Linear(10)]                                                                 Logits Classes);
