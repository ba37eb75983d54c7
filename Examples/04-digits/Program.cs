return await Digits.Main(args);

/// <summary>A small network for the MNIST family: written digits, or the clothes of Fashion-MNIST.</summary>
[Model]
[Train(Epochs = 12, BatchSize = 128, Optimizer = Optimizer.AdamW, LearningRate = 4e-3, WeightDecay = 0.01, Schedule = Schedule.OneCycle)]
public sealed partial record Digits(
    [Input(1, 28, 28)]                                                           Image  Pixels,
    [Conv2d(32, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Strokes,
    [Conv2d(64, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map    Parts,
    [Conv2d(128, 3, Padding = Same, Bias = false), BatchNorm, Relu]              Map    Figures,
    [GlobalAvgPool, Dropout(0.2)]                                                Vector Features,
    [Linear(10)]                                                                 Logits Classes);
