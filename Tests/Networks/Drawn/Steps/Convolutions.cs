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

    public static ImmutableArray<StepCase> All { get; } =
    [
        Conv2d,
        new("DepthwiseConv2d", Kind.Map, 3, DrawDepthwise, Depthwise),
        new("ConvTranspose2d", Kind.Map, 3, DrawTransposed, Transpose),
    ];

    private static Gen<Arguments> DrawConv2d(Place place) =>
        from channels in place.Size(Gen.Elements(2, 3, 4, 6, 8))
        from kernel in Window.Kernel(place)
        from stride in Window.Stride(place)
        from padding in Window.Padding(allowsNames: true)
        from dilation in Window.Dilation
        from groups in Groups(place)
        from bias in Window.Flag
        select Arguments.Of(
            ("outChannels", channels),
            ("kernelSize", kernel),
            ("Stride", stride),
            ("Padding", padding),
            ("Dilation", dilation),
            ("Groups", groups),
            ("Bias", bias));

    private static Gen<Arguments> DrawDepthwise(Place place) =>
        from kernel in Window.Kernel(place)
        from multiplier in Gen.Frequency<Written?>(
            (3, Gen.Constant<Written?>(null)), (1, place.Size(Gen.Choose(1, 3)).Select(size => (Written?)size)))
        from stride in Window.Stride(place)
        from padding in Window.Padding(allowsNames: true)
        from dilation in Window.Dilation
        from bias in Window.Flag
        select Arguments.Of(
            ("kernelSize", kernel),
            ("Multiplier", multiplier),
            ("Stride", stride),
            ("Padding", padding),
            ("Dilation", dilation),
            ("Bias", bias));

    private static Gen<Arguments> DrawTransposed(Place place) =>
        from channels in place.Size(Gen.Elements(2, 3, 4, 6))
        from kernel in Window.Kernel(place)
        from stride in Window.Stride(place)
        from padding in Window.Padding(allowsNames: false)
        from outputPadding in Gen.Frequency((3, Gen.Constant<Written?>(null)), (1, Gen.Constant<Written?>(1)))
        from dilation in Window.Dilation
        from groups in Groups(place)
        from bias in Window.Flag
        select Arguments.Of(
            ("outChannels", channels),
            ("kernelSize", kernel),
            ("Stride", stride),
            ("Padding", padding),
            ("OutputPadding", outputPadding),
            ("Dilation", dilation),
            ("Groups", groups),
            ("Bias", bias));

    private static Gen<Written?> Groups(Place place) => Gen.Frequency(
        (8, Gen.Constant<Written?>(null)),
        (3, place.DivisorOf(place.Shape[0]).Select(size => (Written?)size)),
        (1, Gen.Choose(2, 3).Select(number => (Written?)number)));

    private static Tensor Convolve(Tensor x, Call call)
    {
        var (outChannels, kernel, groups) = (call.Number("outChannels"), call.Pair("kernelSize"), call.Number("Groups", 1));
        return Convolve(x, call, call.Weight(outChannels, x.shape[1] / groups, kernel[0], kernel[1]), groups);
    }

    private static Tensor Depthwise(Tensor x, Call call)
    {
        var (channels, kernel) = (x.shape[1], call.Pair("kernelSize"));
        return Convolve(x, call, call.Weight(channels * call.Number("Multiplier", 1), 1, kernel[0], kernel[1]), channels);
    }

    private static Tensor Convolve(Tensor x, Call call, Tensor weight, long groups)
    {
        var bias = call.Flag("Bias", true) ? call.Weight(weight.shape[0]) : null;
        var (stride, dilation) = (call.Pair("Stride", 1), call.Pair("Dilation", 1));
        var result = call.Is("Padding", "Same") ? F.conv2d_padding(x, weight, bias, stride, TorchSharp.Padding.Same, dilation, groups)
            : call.Is("Padding", "Valid") ? F.conv2d_padding(x, weight, bias, stride, TorchSharp.Padding.Valid, dilation, groups)
            : F.conv2d(x, weight, bias, stride, call.Pair("Padding", 0), dilation, groups);
        call.Multiply(weight, result.shape[2] * result.shape[3]);
        return result;
    }

    /// <summary>The weight has the result's channels by group; it is PyTorch's module, not the call, that refuses a remainder.</summary>
    private static Tensor Transpose(Tensor x, Call call)
    {
        var (outChannels, kernel, groups) = (call.Number("outChannels"), call.Pair("kernelSize"), call.Number("Groups", 1));
        Call.Rule(outChannels % groups == 0, "Groups divide the channels of the result.");
        var weight = call.Weight(x.shape[1], outChannels / groups, kernel[0], kernel[1]);
        call.Multiply(weight, x.shape[2] * x.shape[3]);
        return F.conv_transpose2d(
            x,
            weight,
            call.Flag("Bias", true) ? call.Weight(outChannels) : null,
            call.Pair("Stride", 1),
            call.Pair("Padding", 0),
            call.Pair("OutputPadding", 0),
            call.Pair("Dilation", 1),
            groups);
    }
}
