using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Shapes that are stated, and layers of the user's own, whose shapes are.</summary>
internal static class Checking
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Expect", Kind.Any, 2, DrawExpect, Expect),
        new("Custom", Kind.Map, 2, DrawCustom, Custom)
        {
            TypeArgument = typeof(HalvingLayer).FullName,
            Suits = shape => shape[1] > 1 && shape[2] > 1,
        },
    ];

    private static Gen<Arguments> DrawExpect(Place place) =>
        from off in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(1)))
        from sizes in Gen.CollectToArray(place.Shape.Index(), size => place.OpenSize(size.Item + (size.Index == 0 ? off : 0)))
        select Arguments.Of(("shape", new Written.Shape([.. sizes])));

    private static Tensor Expect(Tensor x, Call call)
    {
        Call.Rule(call.Sizes("shape").SequenceEqual(x.shape[1..]), "The stated shape is the shape.");
        return x;
    }

    private static Gen<Arguments> DrawCustom(Place place) => Gen.Frequency(
        (4, Gen.Constant("C")), (1, Gen.Constant($"{place.Shape[0]}")), (1, Gen.Constant("4")))
        .Select(channels => Arguments.Of(("signature", new Written.Quoted($"{channels} H W -> {channels} H/2 W/2"))));

    private static Tensor Custom(Tensor x, Call call)
    {
        var signature = ((Written.Quoted)call.Arguments["signature"]!).Content;
        Call.Rule(!long.TryParse(signature.Split(' ')[0], out var channels) || channels == x.shape[1], "A signature holds.");
        using var layer = new HalvingLayer();
        return layer.call(x);
    }
}

/// <summary>A layer of the user's own: means of 2×2 pixels.</summary>
public sealed class HalvingLayer() : nn.Module<Tensor, Tensor>(nameof(HalvingLayer))
{
    /// <summary><c>C×H×W → C×⌊H/2⌋×⌊W/2⌋</c>.</summary>
    public override Tensor forward(Tensor input) => F.avg_pool2d(input, [2, 2], [2, 2]);
}
