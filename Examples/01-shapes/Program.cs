return await ShapeNet.Main(args);

/// <summary>Tells ten drawn figures apart, whatever their place, size, turn and colour.</summary>
[Model]
[Train(Epochs = 10, BatchSize = 64, Optimizer = Optimizer.Adam, LearningRate = 1e-3)]
public sealed partial record ShapeNet(
    [Input(3, 32, 32)]                                  Image  Pixels,
    [Conv2d(32, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Edges,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Corners,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Figures,
    [Flatten, Linear(128), Relu, Dropout(0.3)]          Vector Features,
    [Linear(10)]                                        Logits Classes);
