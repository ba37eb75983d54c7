using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck.Fluent;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Normalisation.</summary>
internal static class Normalisations
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new(
            "BatchNorm",
            Kind.Map | Kind.Vector,
            3,
            _ => Gen.Elements(Arguments.None, Arguments.Of(("Momentum", new Written.Real(0.2)))),
            (x, call) => F.batch_norm(x, call.Weight(x.shape[1]), call.Weight(x.shape[1]) + 1)),
    ];
}
