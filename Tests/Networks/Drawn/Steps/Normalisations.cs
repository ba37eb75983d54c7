using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Normalisation.</summary>
internal static class Normalisations
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("BatchNorm", Kind.Map | Kind.Vector, 3, _ => Maybe("Momentum", 0.2), (x, call) =>
            F.batch_norm(x, call.Weight(x.shape[1]), call.Weight(x.shape[1]) + 1)),
        new("LayerNorm", Kind.Any, 2, _ => Maybe("Epsilon", 1e-3), LayerNorm),
        new("GroupNorm", Kind.Map | Kind.Vector, 2, DrawGroupNorm, (x, call) =>
            F.group_norm(x, call.Number("groups"), call.Weight(x.shape[1]), call.Weight(x.shape[1]))),
        new("InstanceNorm", Kind.Map, 1, _ => Window.Flag.Select(flag => Arguments.Of(("Affine", flag))), InstanceNorm),
        new("LocalResponseNorm", Kind.Map, 1, DrawLocalResponseNorm, (x, call) => F.local_response_norm(x, call.Number("size"))),
    ];

    private static Gen<Arguments> Maybe(string name, double value) =>
        Gen.Elements(Arguments.None, Arguments.Of((name, new Written.Real(value))));

    private static Gen<Arguments> DrawGroupNorm(Place place) =>
        Gen.Frequency((6, place.DivisorOf(place.Shape[0])), (1, Gen.Choose(1, 4).Select(groups => (Written)groups)))
            .Select(groups => Arguments.Of(("groups", groups)));

    private static Gen<Arguments> DrawLocalResponseNorm(Place place) =>
        place.Size(Gen.Choose(1, 5)).Select(size => Arguments.Of(("size", size)));

    /// <summary>Over the last axis; over the channels of each pixel for a map.</summary>
    private static Tensor LayerNorm(Tensor x, Call call)
    {
        var last = x.dim() == 4 ? x.permute(0, 2, 3, 1) : x;
        var features = last.shape[^1];
        var normalised = F.layer_norm(last, [features], call.Weight(features), call.Weight(features));
        return x.dim() == 4 ? normalised.permute(0, 3, 1, 2) : normalised;
    }

    private static Tensor InstanceNorm(Tensor x, Call call) => call.Flag("Affine", false)
        ? F.instance_norm(x, weight: call.Weight(x.shape[1]), bias: call.Weight(x.shape[1]))
        : F.instance_norm(x);
}
