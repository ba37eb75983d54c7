using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that work number by number.</summary>
internal static class Elementwise
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        Plain("Relu", x => F.relu(x)),
        new(
            "Dropout",
            Kind.Any,
            1,
            _ => Gen.Elements(Arguments.None, Arguments.Of(("probability", new Written.Real(0.25)))),
            (x, call) => F.dropout(x, call.Real("probability", 0.5), training: false)),
    ];

    /// <summary>An activation without arguments.</summary>
    private static StepCase Plain(string name, Func<Tensor, Tensor> apply) =>
        new(name, Kind.Any, 2, _ => Gen.Constant(Arguments.None), (x, _) => apply(x));
}
