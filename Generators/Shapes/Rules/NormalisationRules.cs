using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Normalisation. Kind and shape stay.</summary>
internal static class NormalisationRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("BatchNorm", [ValueKind.Map, ValueKind.Vector], HasParameters: true, BatchNorm),
        new StepRule.Unary("LayerNorm", StepRule.AnyKind, HasParameters: true, LayerNorm),
        new StepRule.Unary("GroupNorm", [ValueKind.Map, ValueKind.Vector], HasParameters: true, GroupNorm),
        new StepRule.Unary("InstanceNorm", [ValueKind.Map], HasParameters: true, InstanceNorm),
        new StepRule.Unary("LocalResponseNorm", [ValueKind.Map], HasParameters: false, LocalResponseNorm),
    ];

    /// <summary>A weight and a bias for each channel or feature.</summary>
    private static StepResult? BatchNorm(StepContext context, Flow input)
    {
        var epsilon = Epsilon(context);
        var momentum = context.Real("Momentum", 0.1, number => number is >= 0 and <= 1, "in [0, 1]");
        var features = input.Features;
        if (epsilon is null || momentum is null || !WeightRules.IsNumber(context, input, features))
            return null;

        var isSpatial = input.Is(ValueKind.Map);
        if (isSpatial && input.Shape.Sizes.Skip(1).All(size => size == Dim.One))
            context.Error(
                Catalogue.BatchNormOfOnePixel,
                context.At(),
                $"{context.Subject} normalises {input.Described}, whose every channel is one pixel a picture; {input.Trace}; leave it out, or put it before the map has shrunk to 1×1",
                context.Report.MakersOf(input));
        return Affine(input, features, () => new Operation.BatchNorm(features.Value, isSpatial, epsilon.Value, momentum.Value));
    }

    /// <summary>A weight and a bias for each channel of a map's pixels, or each feature.</summary>
    private static StepResult? LayerNorm(StepContext context, Flow input)
    {
        var features = input.Features;
        if (Epsilon(context) is not { } epsilon || !WeightRules.IsNumber(context, input, features))
            return null;

        WarnOfOne(context, input, features);
        return Affine(input, features, () => new Operation.LayerNorm(features.Value, input.Is(ValueKind.Map), epsilon));
    }

    /// <summary>A weight and a bias for each channel; the groups divide the channels.</summary>
    private static StepResult? GroupNorm(StepContext context, Flow input)
    {
        var channels = input.Features;
        if (Epsilon(context) is not { } epsilon || context.Integer("groups", null, 1) is not { } groups
            || !WeightRules.IsNumber(context, input, channels)
            || !WeightRules.Divides(context, input, "groups", groups, channels, "channels"))
            return null;

        WarnOfOne(context, input, input.Shape.Elements.FloorDivide(groups));
        return Affine(input, channels, () => groups.IsConstant ? new Operation.GroupNorm(groups.Value, channels.Value, epsilon) : null);
    }

    /// <summary>A weight and a bias for each channel, where it has any.</summary>
    private static StepResult? InstanceNorm(StepContext context, Flow input)
    {
        var (channels, isAffine) = (input.Features, context.Flag("Affine", false));
        if (Epsilon(context) is not { } epsilon || (isAffine && !WeightRules.IsNumber(context, input, channels)))
            return null;

        WarnOfOne(context, input, input.Shape.Sizes[1] * input.Shape.Sizes[2]);
        return isAffine
            ? Affine(input, channels, () => new Operation.InstanceNorm(channels.Value, true, epsilon))
            : StepResult.Free(input.Kind, input.Shape, new Operation.InstanceNorm(0, false, epsilon));
    }

    private static StepResult? LocalResponseNorm(StepContext context, Flow input)
    {
        var size = context.Integer("size", null, 1);
        var alpha = context.Real("Alpha", 1e-4, number => number >= 0, "at least 0");
        var beta = context.Real("Beta", 0.75, number => number >= 0, "at least 0");
        var k = context.Real("K", 1, number => number > 0, "above 0");
        return size is null || alpha is null || beta is null || k is null
            ? null
            : StepResult.Free(
                input.Kind,
                input.Shape,
                size.IsConstant ? new Operation.LocalResponseNorm(size.Value, alpha.Value, beta.Value, k.Value) : null);
    }

    private static double? Epsilon(StepContext context) => context.Real("Epsilon", 1e-5, number => number > 0, "above 0");

    private static StepResult Affine(Flow input, Dim features, Func<Operation?> operation) =>
        new(input.Kind, input.Shape, features.IsConstant ? operation() : null, 2 * features, Dim.Zero);

    /// <summary>The mean of one number is the number itself.</summary>
    private static void WarnOfOne(StepContext context, Flow input, Dim count)
    {
        if (count == Dim.One)
            context.Error(
                Catalogue.NormalisationOfOne,
                context.At(),
                $"{context.Subject} of {input.Described} normalises every number by itself, which leaves zeros; {input.Trace}; leave it out, or put it where more numbers are normalised together",
                context.Report.MakersOf(input));
    }
}
