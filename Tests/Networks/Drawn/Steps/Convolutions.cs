using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Convolutions.</summary>
internal static class Convolutions
{
    public static StepCase Conv2d { get; } = new("Conv2d", Kind.Map, 12, DrawConv2d, Convolve);

    public static ImmutableArray<StepCase> All { get; } = [Conv2d];

    private static Gen<Arguments> DrawConv2d(Place place) =>
        from channels in place.Size(Gen.Elements(2, 3, 4, 6, 8))
        from kernel in Window.Kernel(place)
        from stride in Window.Stride(place)
        from padding in Window.Padding(allowsNames: true)
        from dilation in Window.Dilation
        from groups in Gen.Frequency<Written?>(
            (8, Gen.Constant<Written?>(null)),
            (3, place.DivisorOf(place.Shape[0]).Select(size => (Written?)size)),
            (1, Gen.Choose(2, 3).Select(number => (Written?)number)))
        from bias in Window.Flag
        select Arguments.Of(
            ("outChannels", channels),
            ("kernelSize", kernel),
            ("Stride", stride),
            ("Padding", padding),
            ("Dilation", dilation),
            ("Groups", groups),
            ("Bias", bias));

    private static Tensor Convolve(Tensor x, Call call)
    {
        var (outChannels, kernel, groups) = (call.Number("outChannels"), call.Pair("kernelSize"), call.Number("Groups", 1));
        var weight = call.Weight(outChannels, x.shape[1] / groups, kernel[0], kernel[1]);
        var bias = call.Flag("Bias", true) ? call.Weight(outChannels) : null;
        var (stride, dilation) = (call.Pair("Stride", 1), call.Pair("Dilation", 1));
        return call.Is("Padding", "Same") ? F.conv2d_padding(x, weight, bias, stride, TorchSharp.Padding.Same, dilation, groups)
            : call.Is("Padding", "Valid") ? F.conv2d_padding(x, weight, bias, stride, TorchSharp.Padding.Valid, dilation, groups)
            : F.conv2d(x, weight, bias, stride, call.Pair("Padding", 0), dilation, groups);
    }
}
