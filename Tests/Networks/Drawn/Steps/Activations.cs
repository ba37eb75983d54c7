using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Activations.</summary>
internal static class Activations
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        Plain("Relu", x => F.relu(x)) with { Weight = 4 },
        Plain("Relu6", x => F.relu6(x)),
        Plain("Gelu", x => F.gelu(x)),
        Plain("Silu", x => F.silu(x)),
        Plain("Mish", x => F.mish(x)),
        Plain("HardSwish", x => F.hardswish(x)),
        Plain("HardSigmoid", x => F.hardsigmoid(x)),
        Plain("Sigmoid", x => F.sigmoid(x)),
        Plain("Tanh", x => F.tanh(x)),
        new("LeakyRelu", Kind.Any, 1, _ => Real("slope", 0.2), (x, call) => F.leaky_relu(x, call.Real("slope", 0.01))),
        new("Elu", Kind.Any, 1, _ => Real("alpha", 0.5), (x, call) => F.elu(x, call.Real("alpha", 1))),
        new("Softplus", Kind.Any, 1, _ => Real("Beta", 2), (x, call) => F.softplus(x, call.Real("Beta", 1))),
        new("PRelu", Kind.Any, 1, _ => Window.Flag.Select(flag => Arguments.Of(("PerChannel", flag))), PRelu),
        new("Softmax", Kind.Any, 1, place => DrawAxis(place.Shape.Length), (x, call) => F.softmax(x, Axis(x, call))),
        new("LogSoftmax", Kind.Any, 1, place => DrawAxis(place.Shape.Length), (x, call) => F.log_softmax(x, Axis(x, call))),
    ];

    private static StepCase Plain(string name, Func<Tensor, Tensor> apply) =>
        new(name, Kind.Any, 1, _ => Gen.Constant(Arguments.None), (x, _) => apply(x));

    private static Gen<Arguments> Real(string name, double value) =>
        Gen.Elements(Arguments.None, Arguments.Of((name, new Written.Real(value))));

    private static Gen<Arguments> DrawAxis(int axes) => Gen.Frequency(
        (3, Gen.Constant(Arguments.None)),
        (3, Gen.Choose(1, axes).Select(axis => Arguments.Of(("Axis", axis)))),
        (2, Gen.Choose(-axes, -1).Select(axis => Arguments.Of(("Axis", axis)))),
        (1, Gen.Choose(-5, 4).Select(axis => Arguments.Of(("Axis", axis)))));

    /// <summary>libtorch would compare the pictures of a batch with each other.</summary>
    private static long Axis(Tensor x, Call call)
    {
        var axis = call.Number("Axis", x.dim() == 3 ? 2 : 1);
        return axis != 0 && axis != -x.dim() ? axis : throw new RefusedException("Pictures of a batch are apart.");
    }

    /// <summary>libtorch would take the places of tokens, its axis 1, for channels.</summary>
    private static Tensor PRelu(Tensor x, Call call)
    {
        var isPerChannel = call.Flag("PerChannel", false);
        return isPerChannel && x.dim() == 3
            ? throw new RefusedException("A slope for each channel needs channels.")
            : F.prelu(x, call.Weight(isPerChannel ? x.shape[1] : 1));
    }
}
