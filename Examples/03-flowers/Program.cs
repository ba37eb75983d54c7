using DeclarativeNet.CommandLine;

return await ComparisonCommand.Run(args, Plain.Definition, Regularised.Definition);

/// <summary>Four convolutions and two dense layers, with nothing against over-fitting.</summary>
[Model]
[Train(Epochs = 20, BatchSize = 32, Optimizer = Optimizer.AdamW, LearningRate = 2e-3, Schedule = Schedule.OneCycle)]
public sealed partial record Plain(
    [Input(3, 80, 80)]                                                            Image  Pixels,
    [Conv2d(16, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Edges,
    [Conv2d(32, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Petals,
    [Conv2d(64, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Blossoms,
    [Conv2d(128, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Flowers,
    [Flatten, Linear(128), Relu]                                                  Vector Hidden,
    [Linear(5)]                                                                   Logits Classes);

/// <summary>The same network on pictures that are never twice the same, with dropout before both dense layers.</summary>
[Model]
[Train(Epochs = 20, BatchSize = 32, Optimizer = Optimizer.AdamW, LearningRate = 2e-3, Schedule = Schedule.OneCycle)]
[Augment(HorizontalFlip = true, Rotation = 20, ResizedCrop = 0.5, Brightness = 0.2, Contrast = 0.2)]
public sealed partial record Regularised(
    [Input(3, 80, 80)]                                                            Image  Pixels,
    [Conv2d(16, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Edges,
    [Conv2d(32, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Petals,
    [Conv2d(64, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)]  Map    Blossoms,
    [Conv2d(128, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Flowers,
    [Flatten, Dropout(0.5), Linear(128), Relu]                                    Vector Hidden,
    [Dropout(0.3), Linear(5)]                                                     Logits Classes);
