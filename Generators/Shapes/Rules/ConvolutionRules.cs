using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Convolutions.</summary>
internal static class ConvolutionRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Conv2d", [ValueKind.Map], HasParameters: true, Conv2d),
        new StepRule.Unary("DepthwiseConv2d", [ValueKind.Map], HasParameters: true, DepthwiseConv2d),
        new StepRule.Unary("ConvTranspose2d", [ValueKind.Map], HasParameters: true, TransposedConvolutionRule.Apply),
    ];

    /// <summary><c>C×H×W → OutChannels×H'×W'</c>.</summary>
    private static StepResult? Conv2d(StepContext context, Flow input)
    {
        var (outChannels, groups) = (context.Integer("outChannels", null, 1), context.Integer("Groups", 1, 1));
        var inChannels = input.Features;
        return Slide(context, input, channels: () =>
            outChannels is not null && groups is not null && WeightRules.IsNumber(context, input, inChannels)
            && WeightRules.Divides(context, input, "Groups", groups, inChannels, "in channels")
            && WeightRules.Divides(context, input, "Groups", groups, outChannels, "out channels")
                ? (outChannels, inChannels.FloorDivide(groups), groups)
                : null);
    }

    /// <summary><c>C×H×W → C·Multiplier×H'×W'</c>.</summary>
    private static StepResult? DepthwiseConv2d(StepContext context, Flow input)
    {
        var multiplier = context.Integer("Multiplier", 1, 1);
        var channels = input.Features;
        return Slide(context, input, channels: () => multiplier is not null && WeightRules.IsNumber(context, input, channels)
            ? (channels * multiplier, Dim.One, channels)
            : null);
    }

    /// <summary>A convolution, given the channels of its result, those that each of them sees, and its groups.</summary>
    private static StepResult? Slide(StepContext context, Flow input, Func<(Dim Out, Dim Seen, Dim Groups)?> channels)
    {
        var kernel = context.Pair("kernelSize", null, 1);
        var stride = context.Pair("Stride", DimPair.Both(1), 1);
        var dilation = context.Pair("Dilation", DimPair.Both(1), 1);
        var isSame = IsNamed(context, "Same");
        var padding = isSame || IsNamed(context, "Valid") ? DimPair.Both(0) : context.Pair("Padding", DimPair.Both(0), 0);
        if (kernel is null || stride is null || dilation is null || padding is null
            || channels() is not { } known || !AgreesWithStride(context, isSame, stride))
            return null;

        var windows = new Windows(kernel, stride, padding, dilation, CeilMode: false);
        var area = isSame ? new DimPair(input.Shape.Sizes[1], input.Shape.Sizes[2]) : windows.Slide(context, input);
        if (area is null)
            return null;

        var bias = context.Flag("Bias", true);
        var weights = known.Out * known.Seen * kernel.Height * kernel.Width;
        var isKnown = windows.IsConstant && input.Features.IsConstant && known.Out.IsConstant && known.Groups.IsConstant;
        return new StepResult(
            ValueKind.Map,
            new Shape(EquatableArray.Of(known.Out, area.Height, area.Width)),
            isKnown
                ? new Operation.Conv2d(
                    input.Features.Value,
                    known.Out.Value,
                    kernel.ToPair(),
                    stride.ToPair(),
                    isSame ? new Padded.Same() : new Padded.By(padding.ToPair()),
                    dilation.ToPair(),
                    known.Groups.Value,
                    bias)
                : null,
            weights + (bias ? known.Out : Dim.Zero),
            weights * area.Height * area.Width);
    }

    private static bool IsNamed(StepContext context, string padding) =>
        context.Argument("Padding") is ArgumentValue.EnumMember member && member.Member == padding;

    /// <summary>PyTorch pads a convolution to the same size for stride 1 only.</summary>
    private static bool AgreesWithStride(StepContext context, bool isSame, DimPair stride) => !isSame || context.Require(
        Proposition.And(Proposition.Equal(stride.Height, 1), Proposition.Equal(stride.Width, 1)),
        context.At("Padding"),
        new Violation(
            Catalogue.SameWithStride,
            $"{context.Subject} pads to the same size but has the stride {(stride.Height == stride.Width ? stride.Height.ToString() : stride.ToString())}",
            "",
            "give the padding as a number, kernel/2 for an odd kernel, or leave the stride at 1"));
}
