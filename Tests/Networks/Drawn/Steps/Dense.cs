using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Fully connected layers.</summary>
internal static class Dense
{
    public static ImmutableArray<StepCase> All { get; } = [new("Linear", Kind.Vector | Kind.Tokens, 4, DrawLinear, Linear)];

    private static Gen<Arguments> DrawLinear(Place place) =>
        from features in place.Size(Gen.Choose(1, 9))
        from bias in Window.Flag
        select Arguments.Of(("outFeatures", features), ("Bias", bias));

    private static Tensor Linear(Tensor x, Call call)
    {
        var features = call.Number("outFeatures");
        var weight = call.Weight(features, x.shape[^1]);
        call.Multiply(weight, x.dim() == 3 ? x.shape[1] : 1);
        return F.linear(x, weight, call.Flag("Bias", true) ? call.Weight(features) : null);
    }
}
