using DeclarativeNet.Zoo;

namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>The CIFAR-10 network of the Keras tutorials.</summary>
[Model]
[Train(Epochs = 15, BatchSize = 64, Optimizer = Optimizer.Adam, LearningRate = 1e-3)]
[Augment(HorizontalFlip = true, Rotation = 20, Shift = 0.2)]
public sealed partial record KerasCnn(
    [Input(3, 32, 32)]                                  Image  Pixels,
    [Conv2d(32, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Stem,
    [Conv2d(64, 3, Padding = Same), Relu, MaxPool2d(2)] Map    Body,
    [Flatten, Linear(128), Relu, Dropout(0.5)]          Vector Hidden,
    [Linear(10)]                                        Logits Classes);

/// <summary>What the other two leave out: branches that concatenate, dilation, groups, uneven windows, ceiling mode, values used twice.</summary>
[Model]
public sealed partial record Branches(
    [Input(3, "H", "W")]                                                          Image  Pixels,
    [Conv2d(8, new[] { 3, 5 }, Stride = 2, Padding = new[] { 1, 2 }, Bias = false), BatchNorm(Momentum = 0.2, Epsilon = 1e-3), Relu] Map Stem,
    [Conv2d(8, 3, Padding = 2, Dilation = 2, Groups = 4, Name = "wide.conv"), Relu] Map   Wide,
    [From(nameof(Stem)), AvgPool2d(3, Stride = 1, Padding = 1, CountIncludePad = false), Conv2d(4, 1, Bias = false)] Map Pooled,
    [Concat(nameof(Wide), nameof(Pooled), nameof(Stem)), MaxPool2d(3, Stride = 2, CeilMode = true)] Map Joined,
    [Conv2d(20, 1), Relu]                                                         Map    Left,
    [Add(nameof(Left), nameof(Joined))]                                           Map    Sum,
    [GlobalAvgPool, Linear(16, Bias = false), BatchNorm, Relu]                                Vector Hidden,
    [Linear(5, Name = "head")]                                                    Logits Classes);

/// <summary>A model and the batch it is compared on.</summary>
/// <param name="Definition">The model.</param>
/// <param name="Size">Height and width of the pictures.</param>
/// <param name="Training">Whether the network is compared in training mode; one with dropout can only be in evaluation mode.</param>
public sealed record OracleCase(ModelDefinition Definition, int Size, bool Training)
{
    public static IReadOnlyList<OracleCase> All { get; } =
    [
        .. LayerCases.All,
        new(KerasCnn.Definition, 32, Training: false),
        new(Branches.Definition, 19, Training: true),
        new(Branches.Definition, 24, Training: false),
        new(ResNet18.Definition, 64, Training: true),
    ];
}
