using DeclarativeNet.CommandLine;

return await ComparisonCommand.Run(args, Plain.Definition, Regularised.Definition);

/// <summary>The network of TensorFlow's tutorial on image classification, with nothing against over-fitting.</summary>
[Model]
[Train(Epochs = 20, BatchSize = 32, Optimizer = Optimizer.Adam, LearningRate = 1e-3)]
public sealed partial record Plain(
    [Input(3, 96, 96)]                                  Image  Pixels,
    [Conv2d(16, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Edges,
    [Conv2d(32, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Petals,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Blossoms,
    [Flatten, Linear(128), Relu]                        Vector Hidden,
    [Linear(5)]                                         Logits Classes);

/// <summary>The same network on pictures that are never twice the same, with dropout before both dense layers.</summary>
[Model]
[Train(Epochs = 20, BatchSize = 32, Optimizer = Optimizer.Adam, LearningRate = 1e-3)]
[Augment(HorizontalFlip = true, Rotation = 20, Zoom = 0.2)]
public sealed partial record Regularised(
    [Input(3, 96, 96)]                                  Image  Pixels,
    [Conv2d(16, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Edges,
    [Conv2d(32, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Petals,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Blossoms,
    [Flatten, Dropout(0.3), Linear(128), Relu]          Vector Hidden,
    [Dropout(0.3), Linear(5)]                           Logits Classes);
