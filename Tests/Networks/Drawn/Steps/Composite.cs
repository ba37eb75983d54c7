using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that stand for several layers.</summary>
internal static class Composite
{
    public static ImmutableArray<StepCase> All { get; } = [new("SqueezeExcite", Kind.Map, 2, DrawSqueezeExcite, SqueezeExcite)];

    private static Gen<Arguments> DrawSqueezeExcite(Place place) =>
        from reduction in place.Size(Gen.Choose(1, (int)Math.Min(place.Shape[0] + 1, 6)))
        from squeeze in Gen.Frequency<Written?>(
            (2, Gen.Constant<Written?>(null)), (1, place.Size(Gen.Choose(1, 4)).Select(size => (Written?)size)))
        from activation in Gen.Elements<Written?>(null, new Written.Member("Activation.Silu"))
        from gate in Gen.Elements<Written?>(null, new Written.Member("Gate.HardSigmoid"))
        select Arguments.Of(
            ("reduction", squeeze is null ? reduction : null), ("Squeeze", squeeze), ("Activation", activation), ("Gate", gate));

    private static Tensor SqueezeExcite(Tensor x, Call call)
    {
        var channels = x.shape[1];
        var squeeze = call.Has("Squeeze") ? call.Number("Squeeze") : channels / call.Number("reduction", 16);
        Call.Rule(squeeze > 0, "Sizes are at least 1.");
        var (narrow, wide) = (call.Weight(squeeze, channels, 1, 1), call.Weight(channels, squeeze, 1, 1));
        call.Multiply(narrow, 1);
        call.Multiply(wide, 1);
        var few = F.relu(F.conv2d(x.mean([2, 3], true), narrow, call.Weight(squeeze)));
        return x * F.sigmoid(F.conv2d(few, wide, call.Weight(channels)));
    }
}
