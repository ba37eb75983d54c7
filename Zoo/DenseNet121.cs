namespace DeclarativeNet.Zoo;

/// <summary>
/// DenseNet-121 for pictures of 1,000 classes: 7,978,856 parameters (Huang, Liu, van der Maaten and Weinberger, "Densely Connected
/// Convolutional Networks", 2017, table 1). Height and width are open.
/// </summary>
[Model]
public sealed partial record DenseNet121(
    [Input(3, "H", "W")]                                                     Image  Pixels,
    [Conv2d(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, Relu,
     MaxPool2d(3, Stride = 2, Padding = 1)]                                  Map    Stem,
    [Use<DenseLayer>(32, Repeat = 6)]                                        Map    Dense1,
    [Use<Transition>]                                                        Map    Transition1,
    [Use<DenseLayer>(32, Repeat = 12)]                                       Map    Dense2,
    [Use<Transition>]                                                        Map    Transition2,
    [Use<DenseLayer>(32, Repeat = 24)]                                       Map    Dense3,
    [Use<Transition>]                                                        Map    Transition3,
    [Use<DenseLayer>(32, Repeat = 16)]                                       Map    Dense4,
    [BatchNorm, Relu, GlobalAvgPool, Linear(1000)]                           Logits Classes);

/// <summary>Adds a few channels to all that came before (the paper's section 3, with its bottleneck of four times the growth).</summary>
[Block]
public sealed partial record DenseLayer(
    int Growth,
    [Input("C H W")]                                                         Map    X,
    [BatchNorm, Relu, Conv2d("4 * Growth", 1, Bias = false),
     BatchNorm, Relu, Conv2d(nameof(Growth), 3, Padding = 1, Bias = false)]  Map    New,
    [Concat(nameof(X), nameof(New))]                                         Map    Out);

/// <summary>Halves channels, height and width between two dense stages.</summary>
[Block]
public sealed partial record Transition(
    [Input("C H W")]                                                         Map    X,
    [BatchNorm, Relu, Conv2d("C / 2", 1, Bias = false), AvgPool2d(2)]        Map    Out);
