using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps on pictures as they come in.</summary>
internal static class Pictures
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Rescale", Kind.Any, 1, _ => DrawRescale(), (x, call) => (x * call.Real("scale", 1)) + call.Real("Offset", 0)),
        new("Normalize", Kind.Map, 1, DrawNormalize, Normalize),
        new("ToGray", Kind.Map, 3, _ => Gen.Constant(Arguments.None), (x, _) => F.conv2d(x, zeros(1, 3, 1, 1)))
        {
            Suits = shape => shape[0] == 3,
        },
    ];

    private static Gen<Arguments> DrawRescale() => Gen.Elements(
        Arguments.Of(("scale", new Written.Real(2))), Arguments.Of(("scale", new Written.Real(2)), ("Offset", new Written.Real(-1))));

    private static Gen<Arguments> DrawNormalize(Place place) =>
        Gen.Frequency((8, Gen.Constant((int)place.Shape[0])), (1, Gen.Choose(1, 3))).Select(count => Arguments.Of(
            ("mean", new Written.Reals([.. Enumerable.Repeat(0.5, count)])),
            ("deviation", new Written.Reals([.. Enumerable.Repeat(0.25, count)]))));

    /// <summary>libtorch would take one number for all channels, or stretch one channel.</summary>
    private static Tensor Normalize(Tensor x, Call call)
    {
        var count = ((Written.Reals)call.Arguments["mean"]!).Values.Length;
        Call.Rule(count == x.shape[1], "There is one mean for each channel.");
        return (x - zeros(count, 1, 1)) / ones(count, 1, 1);
    }
}
