namespace DeclarativeNet.Networks.Tests.Oracle;

/// <summary>Convolutions of every kind, uneven and dilated, up and down.</summary>
[Model]
public sealed partial record Convolutions(
    [Input(3, "H", "W")]                                                               Image  Pixels,
    [DepthwiseConv2d(new[] { 3, 5 }, Multiplier = 4, Stride = 2, Padding = new[] { 1, 2 }), Relu6] Map Down,
    [DepthwiseConv2d(3, Padding = Same, Dilation = 2, Bias = false), Conv2d(8, 1, Padding = Valid), HardSwish] Map Same,
    [ConvTranspose2d(6, 3, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2), LeakyRelu(0.1)] Map Up,
    [ConvTranspose2d(4, new[] { 2, 3 }, Stride = new[] { 1, 2 }, Dilation = new[] { 2, 1 }, Bias = false), Elu] Map Odd,
    [AdaptiveAvgPool2d(new[] { 3, 2 }), Flatten, Linear(5)]                            Logits Classes);

/// <summary>Every activation twice: on a value that others read as well, and on one that it may overwrite.</summary>
[Model]
public sealed partial record Activations(
    [Input(3, "H", "W")]                                                               Image  Pixels,
    [Conv2d(4, 3)]                                                                     Map    Stem,
    [From(nameof(Stem)), Relu6, Conv2d(4, 1), Relu6]                                   Map    WithRelu6,
    [From(nameof(Stem)), LeakyRelu, Conv2d(4, 1), LeakyRelu(-0.2)]                     Map    WithLeakyRelu,
    [From(nameof(Stem)), PRelu, Conv2d(4, 1), PRelu(PerChannel = true, Init = -0.1)]   Map    WithPRelu,
    [From(nameof(Stem)), Elu, Conv2d(4, 1), Elu(0.5)]                                  Map    WithElu,
    [From(nameof(Stem)), Gelu, Conv2d(4, 1), Gelu]                                     Map    WithGelu,
    [From(nameof(Stem)), Silu, Conv2d(4, 1), Silu]                                     Map    WithSilu,
    [From(nameof(Stem)), Mish, Conv2d(4, 1), Mish]                                     Map    WithMish,
    [From(nameof(Stem)), HardSwish, Conv2d(4, 1), HardSwish]                           Map    WithHardSwish,
    [From(nameof(Stem)), HardSigmoid, Conv2d(4, 1), HardSigmoid]                       Map    WithHardSigmoid,
    [From(nameof(Stem)), Sigmoid, Conv2d(4, 1), Sigmoid]                               Map    WithSigmoid,
    [From(nameof(Stem)), Tanh, Conv2d(4, 1), Tanh]                                     Map    WithTanh,
    [From(nameof(Stem)), Softplus, Conv2d(4, 1), Softplus(Beta = 3, Threshold = 1)]    Map    WithSoftplus,
    [From(nameof(Stem)), Softmax, Conv2d(4, 1), Softmax(Axis = -1)]                    Map    WithSoftmax,
    [From(nameof(Stem)), LogSoftmax, Conv2d(4, 1), LogSoftmax(Axis = 2)]               Map    WithLogSoftmax,
    [Concat(nameof(WithRelu6), nameof(WithLeakyRelu), nameof(WithPRelu), nameof(WithElu), nameof(WithGelu), nameof(WithSilu),
        nameof(WithMish), nameof(WithHardSwish), nameof(WithHardSigmoid), nameof(WithSigmoid), nameof(WithTanh), nameof(WithSoftplus),
        nameof(WithSoftmax), nameof(WithLogSoftmax)), Dropout2d(0.5)]                  Map    All,
    [GlobalMaxPool, Linear(16), PRelu(PerChannel = true), Linear(5)]                   Logits Classes);

/// <summary>Every normalisation, on maps and vectors, with what ConvNeXt and stochastic depth add to a residual branch.</summary>
[Model]
public sealed partial record Normalisations(
    [Input(3, "H", "W")]                                                               Image  Pixels,
    [Conv2d(8, 3), LayerNorm(Epsilon = 1e-6), Gelu]                                    Map    Stem,
    [Conv2d(8, 1), GroupNorm(2, Epsilon = 1e-3), Relu, LayerScale(0.1), DropPath(0.2)] Map    Branch,
    [Add(nameof(Stem), nameof(Branch)), InstanceNorm, Relu]                            Map    Plain,
    [Conv2d(6, 3), InstanceNorm(Affine = true, Epsilon = 1e-4), Relu]                  Map    Affine,
    [LocalResponseNorm(5, Alpha = 0.3, Beta = 0.5, K = 2)]                             Map    Five,
    [LocalResponseNorm(4)]                                                             Map    Four,
    [AdaptiveMaxPool2d(new[] { 2, 3 }), Flatten, Linear(16), LayerNorm, Relu]          Vector Hidden,
    [Linear(12), GroupNorm(3), LayerScale(0.5), DropPath(0)]                                Vector Scaled,
    [Linear(5)]                                                                        Logits Classes);

/// <summary>The models of this file, which <c>layers.py</c> has twins of.</summary>
internal static class LayerCases
{
    public static IReadOnlyList<OracleCase> All { get; } =
    [
        new(Convolutions.Definition, 17, Training: true),
        new(Activations.Definition, 11, Training: false),
        new(Normalisations.Definition, 13, Training: false),
    ];
}
