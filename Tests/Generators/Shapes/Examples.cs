using DeclarativeNet.Generators.Model;
using static DeclarativeNet.Generators.Tests.Shapes.Declare;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>The networks of the language's description.</summary>
internal static class Examples
{
    public static Declaration KerasCnn { get; } = NewModel(
        "KerasCnn",
        Image("Pixels", Input(3, 32, 32)),
        Map("Stem", Conv2d(32, 3, ("Padding", Same)), Relu, MaxPool2d(2)),
        Map("Body", Conv2d(64, 3, ("Padding", Same)), Relu, MaxPool2d(2)),
        Vector("Hidden", Flatten, Linear(128), Relu, Dropout(0.5)),
        Logits("Classes", Linear(10)));

    public static Declaration BasicBlock { get; } = NewBlock(
        "BasicBlock",
        [Int("Width"), Int("Stride")],
        Map("X", Input("C H W")),
        Map(
            "Residual",
            Conv2d("Width", 3, ("Stride", "Stride"), ("Padding", 1), ("Bias", false), ("Name", "conv1")),
            BatchNorm(("Name", "bn1")),
            Relu,
            Conv2d("Width", 3, ("Padding", 1), ("Bias", false), ("Name", "conv2")),
            BatchNorm(("Name", "bn2"))),
        Map(
            "Skip",
            From("X"),
            Conv2d("Width", 1, ("Stride", "Stride"), ("Bias", false), ("When", "Stride != 1 || C != Width")),
            BatchNorm(("When", "Stride != 1 || C != Width"))),
        Map("Out", Add("Residual", "Skip"), Relu));

    public static Declaration ResNet18 { get; } = ResNet(Input(3, "H", "W"));

    public static Declaration ResNet(StepDeclaration input) => NewModel(
        "ResNet18",
        Image("Pixels", input),
        Map("Stem", Conv2d(64, 7, ("Stride", 2), ("Padding", 3), ("Bias", false)), BatchNorm(), Relu, MaxPool2d(3, ("Stride", 2), ("Padding", 1))),
        Map("Layer1", Use("BasicBlock", [64, 1], ("Repeat", 2))),
        Map("Layer2", Use("BasicBlock", [128, 2]), Use("BasicBlock", [128, 1])),
        Map("Layer3", Use("BasicBlock", [256, 2]), Use("BasicBlock", [256, 1])),
        Map("Layer4", Use("BasicBlock", [512, 2]), Use("BasicBlock", [512, 1])),
        Logits("Classes", GlobalAvgPool, Linear(1000)));
}
