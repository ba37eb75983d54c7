using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that stand for several layers.</summary>
internal static class CompositeRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
        [new StepRule.Unary("SqueezeExcite", [ValueKind.Map], HasParameters: true, SqueezeExcite)];

    /// <summary>The shape stays; two 1×1 convolutions of one pixel.</summary>
    private static StepResult? SqueezeExcite(StepContext context, Flow input)
    {
        var channels = input.Shape.Sizes[0];
        if (!WeightRules.IsNumber(context, input, channels) || Squeeze(context, input) is not { } squeeze)
            return null;
        return new StepResult(
            ValueKind.Map,
            input.Shape,
            context.IsGeneral
                ? null
                : new Operation.SqueezeExcite(
                    channels.Value, squeeze.Value, context.Choice("Activation", "Relu"), context.Choice("Gate", "Sigmoid")),
            (2 * channels * squeeze) + squeeze + channels,
            2 * channels * squeeze);
    }

    /// <summary>The channels between the convolutions, as given or as a share of the map's.</summary>
    private static Dim? Squeeze(StepContext context, Flow input)
    {
        if (context.Has("Squeeze"))
            return context.Integer("Squeeze", null, 1);
        if (context.Integer("reduction", 16, 1) is not { } reduction)
            return null;
        var squeeze = input.Shape.Sizes[0].FloorDivide(reduction);
        return context.Require(
            Proposition.AtLeast(squeeze, 1),
            context.At("reduction"),
            new Violation(
                Catalogue.SizeNotPositive,
                $"{context.Subject} reduces {input.Shape.Sizes[0]} channels {reduction} times, which leaves none",
                input.Trace,
                "give a smaller reduction, or the number of channels with Squeeze"),
            context.Report.MakersOf(input))
            ? squeeze
            : null;
    }
}
