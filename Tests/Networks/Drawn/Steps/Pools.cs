using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Pools.</summary>
internal static class Pools
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("MaxPool2d", Kind.Map, 4, DrawMaxPool2d, MaxPool2d),
        new("AvgPool2d", Kind.Map, 4, DrawAvgPool2d, AvgPool2d),
        new("AdaptiveAvgPool2d", Kind.Map, 1, DrawAdaptive, (x, call) => F.adaptive_avg_pool2d(x, call.Pair("outputSize"))),
        new("AdaptiveMaxPool2d", Kind.Map, 1, DrawAdaptive, (x, call) => F.adaptive_max_pool2d(x, call.Pair("outputSize"))),
        new("GlobalAvgPool", Kind.Map | Kind.Tokens, 1, _ => Gen.Constant(Arguments.None), (x, _) =>
            x.mean(x.dim() == 4 ? [2, 3] : [1])),
        new("GlobalMaxPool", Kind.Map, 1, _ => Gen.Constant(Arguments.None), (x, _) => F.adaptive_max_pool2d(x, [1, 1]).flatten(1)),
    ];

    private static Gen<Arguments> DrawMaxPool2d(Place place) =>
        from kernel in Window.Kernel(place)
        from stride in Window.Stride(place)
        from padding in Window.PoolPadding
        from dilation in Window.Dilation
        from ceil in Window.Flag
        select Arguments.Of(
            ("kernelSize", kernel), ("Stride", stride), ("Padding", padding), ("Dilation", dilation), ("CeilMode", ceil));

    private static Gen<Arguments> DrawAvgPool2d(Place place) =>
        from kernel in Window.Kernel(place)
        from stride in Window.Stride(place)
        from padding in Window.PoolPadding
        from ceil in Window.Flag
        from count in Window.Flag
        select Arguments.Of(
            ("kernelSize", kernel), ("Stride", stride), ("Padding", padding), ("CeilMode", ceil), ("CountIncludePad", count));

    private static Gen<Arguments> DrawAdaptive(Place place) => Gen.Frequency(
        (3, place.Size(Gen.Choose(1, 7))),
        (1, from height in Gen.Choose(1, 7) from width in Gen.Choose(1, 7) select (Written)new Written.Pair(height, width)))
        .Select(size => Arguments.Of(("outputSize", size)));

    private static Tensor MaxPool2d(Tensor x, Call call)
    {
        var kernel = call.Pair("kernelSize");
        return F.max_pool2d(
            x, kernel, call.Pair("Stride", kernel), call.Pair("Padding", 0), call.Pair("Dilation", 1), call.Flag("CeilMode", false));
    }

    private static Tensor AvgPool2d(Tensor x, Call call)
    {
        var kernel = call.Pair("kernelSize");
        return F.avg_pool2d(
            x,
            kernel,
            call.Pair("Stride", kernel),
            call.Pair("Padding", 0),
            call.Flag("CeilMode", false),
            call.Flag("CountIncludePad", true));
    }
}
