using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>The transpose of a convolution.</summary>
internal static class TransposedConvolutionRule
{
    /// <summary>
    /// <c>C×H×W → OutChannels×H'×W'</c>. Every pixel of the input is multiplied with all weights of its channel, so the work goes by the
    /// input's size.
    /// </summary>
    public static StepResult? Apply(StepContext context, Flow input)
    {
        var outChannels = context.Integer("outChannels", null, 1);
        var kernel = context.Pair("kernelSize", null, 1);
        var stride = context.Pair("Stride", DimPair.Both(1), 1);
        var padding = context.Pair("Padding", DimPair.Both(0), 0);
        var outputPadding = context.Pair("OutputPadding", DimPair.Both(0), 0);
        var dilation = context.Pair("Dilation", DimPair.Both(1), 1);
        var groups = context.Integer("Groups", 1, 1);
        if (outChannels is null || kernel is null || stride is null || padding is null || outputPadding is null || dilation is null || groups is null)
            return null;

        var inChannels = input.Features;
        if (!WeightRules.IsNumber(context, input, inChannels)
            || !WeightRules.Divides(context, input, "Groups", groups, inChannels, "in channels")
            || !WeightRules.Divides(context, input, "Groups", groups, outChannels, "out channels")
            || !PadsLessThanAStep(context, outputPadding, stride, dilation))
            return null;

        var (height, width) = (input.Shape.Sizes[1], input.Shape.Sizes[2]);
        var area = new DimPair(height - 1, width - 1).Zip(stride, (steps, step) => steps * step)
            .Zip(padding, (size, cut) => size - (2 * cut))
            .Zip(dilation.Zip(kernel, (distance, taps) => distance * (taps - 1)), (size, reach) => size + reach)
            .Zip(outputPadding, (size, added) => size + added + 1);
        if (!IsPositive(context, input, area, area.Height) || !IsPositive(context, input, area, area.Width))
            return null;

        var bias = context.Flag("Bias", true);
        var weights = inChannels * outChannels.FloorDivide(groups) * kernel.Height * kernel.Width;
        var isKnown = inChannels.IsConstant && outChannels.IsConstant && groups.IsConstant
            && new[] { kernel, stride, padding, outputPadding, dilation }.All(pair => pair.IsConstant);
        return new StepResult(
            ValueKind.Map,
            new Shape(EquatableArray.Of(outChannels, area.Height, area.Width)),
            isKnown
                ? new Operation.ConvTranspose2d(
                    inChannels.Value,
                    outChannels.Value,
                    kernel.ToPair(),
                    stride.ToPair(),
                    padding.ToPair(),
                    outputPadding.ToPair(),
                    dilation.ToPair(),
                    groups.Value,
                    bias)
                : null,
            weights + (bias ? outChannels : Dim.Zero),
            weights * height * width);
    }

    /// <summary>PyTorch adds fewer pixels at the end than lie between two windows, or between two taps.</summary>
    private static bool PadsLessThanAStep(StepContext context, DimPair outputPadding, DimPair stride, DimPair dilation) => context.Require(
        Proposition.And(
            Proposition.AtLeast(Dim.Max(stride.Height, dilation.Height), outputPadding.Height + 1),
            Proposition.AtLeast(Dim.Max(stride.Width, dilation.Width), outputPadding.Width + 1)),
        context.At("OutputPadding"),
        new Violation(
            Catalogue.OutputPadding,
            $"{context.Subject} has the output padding {outputPadding}, the stride {stride} and the dilation {dilation}",
            "",
            "an output padding is smaller than the stride or the dilation; give a smaller one"));

    private static bool IsPositive(StepContext context, Flow input, DimPair area, Dim side) => context.Require(
        Proposition.AtLeast(side, 1),
        context.At("Padding"),
        new Violation(
            Catalogue.SizeNotPositive,
            $"{context.Subject} cuts its result down to {area}",
            input.Trace,
            "use less padding, or a larger window",
            evaluate => $"the result is {evaluate(area.Height)}×{evaluate(area.Width)}"));
}
