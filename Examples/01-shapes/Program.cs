return await ShapeNet.Main(args);

/// <summary>Tells ten drawn shapes apart, whatever their place, size, turn and colour.</summary>
[Model]
[Train(Epochs = 6, BatchSize = 64, Optimizer = Optimizer.Adam, LearningRate = 1e-3)]
public sealed partial record ShapeNet(
    [Input(3, 32, 32)]                                                      Image  Pixels,
    [Conv2d(32, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map Edges,
    [Conv2d(64, 3, Padding = Same, Bias = false), BatchNorm, Relu, MaxPool2d(2)] Map Corners,
    [Conv2d(128, 3, Padding = Same, Bias = false), BatchNorm, Relu, GlobalAvgPool] Vector Figure,
    [Dropout(0.2), Linear(10)]                                              Logits Classes);
