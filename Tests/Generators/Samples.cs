namespace DeclarativeNet.Generators.Tests;

/// <summary>Records that tests of several parts use.</summary>
internal static class Samples
{
    /// <summary>The first example of the language, word for word.</summary>
    public const string KerasCnn = """
        namespace Sample;

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
        """;

    /// <summary>The block of the second example, word for word.</summary>
    public const string BasicBlock = """
        namespace Sample;

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
        """;

    /// <summary>The second example, word for word.</summary>
    public const string ResNet18 = """
        namespace Sample;

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
        """;
}
