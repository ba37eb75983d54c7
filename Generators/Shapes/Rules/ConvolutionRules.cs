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
        [new StepRule.Unary("Conv2d", [ValueKind.Map], HasParameters: true, Conv2d)];

    /// <summary><c>C×H×W → OutChannels×H'×W'</c>.</summary>
    private static StepResult? Conv2d(StepContext context, Flow input)
    {
        var outChannels = context.Integer("outChannels", null, 1);
        var kernel = context.Pair("kernelSize", null, 1);
        var stride = context.Pair("Stride", DimPair.Both(1), 1);
        var dilation = context.Pair("Dilation", DimPair.Both(1), 1);
        var groups = context.Integer("Groups", 1, 1);
        var isSame = IsNamed(context, "Same");
        var padding = isSame || IsNamed(context, "Valid") ? DimPair.Both(0) : context.Pair("Padding", DimPair.Both(0), 0);
        if (outChannels is null || kernel is null || stride is null || dilation is null || groups is null || padding is null)
            return null;

        var inChannels = input.Shape.Sizes[0];
        var windows = new Windows(kernel, stride, padding, dilation, CeilMode: false);
        if (!WeightRules.IsNumber(context, input, inChannels) || !AgreesWithStride(context, isSame, stride)
            || !Divides(context, input, groups, inChannels, "in") || !Divides(context, input, groups, outChannels, "out"))
            return null;

        var area = isSame ? new DimPair(input.Shape.Sizes[1], input.Shape.Sizes[2]) : windows.Slide(context, input);
        if (area is null)
            return null;

        var bias = context.Flag("Bias", true);
        var weights = outChannels * inChannels.FloorDivide(groups) * kernel.Height * kernel.Width;
        var isKnown = windows.IsConstant && inChannels.IsConstant && outChannels.IsConstant && groups.IsConstant;
        return new StepResult(
            ValueKind.Map,
            new Shape(EquatableArray.Of(outChannels, area.Height, area.Width)),
            isKnown
                ? new Operation.Conv2d(
                    inChannels.Value,
                    outChannels.Value,
                    kernel.ToPair(),
                    stride.ToPair(),
                    isSame ? new Padded.Same() : new Padded.By(padding.ToPair()),
                    dilation.ToPair(),
                    groups.Value,
                    bias)
                : null,
            weights + (bias ? outChannels : Dim.Zero),
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

    private static bool Divides(StepContext context, Flow input, Dim groups, Dim channels, string side) => context.Require(
        Proposition.Equal(channels % groups, 0),
        context.At("Groups"),
        new Violation(
            Catalogue.Groups,
            $"{context.Subject} cannot divide its {channels} {side} channels into {groups} groups",
            input.Trace,
            $"choose groups that divide {channels}"),
        context.Report.MakersOf(input));
}
