return await KerasCnn.Main(args);

/// <summary>The CIFAR-10 network of the Keras tutorials.</summary>
[Model]
[Train(Epochs = 20, BatchSize = 32, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Schedule = Schedule.Cosine)]
[Augment(HorizontalFlip = true, CropPadding = 2)]
public sealed partial record KerasCnn(
    [Input(3, 32, 32)]                                  Image  Pixels,
    [Conv2d(32, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Stem,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Body,
    [Flatten, Linear(128), Relu, Dropout(0.5)]          Vector Hidden,
    [Linear(10)]                                        Logits Classes);
