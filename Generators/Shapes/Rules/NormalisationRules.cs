using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Normalisation.</summary>
internal static class NormalisationRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
        [new StepRule.Unary("BatchNorm", [ValueKind.Map, ValueKind.Vector], HasParameters: true, BatchNorm)];

    /// <summary>The shape stays; a weight and a bias for each channel or feature.</summary>
    private static StepResult? BatchNorm(StepContext context, Flow input)
    {
        var epsilon = context.Real("Epsilon", 1e-5, number => number > 0, "above 0");
        var momentum = context.Real("Momentum", 0.1, number => number is >= 0 and <= 1, "in [0, 1]");
        var features = input.Shape.Sizes[0];
        if (epsilon is null || momentum is null || !WeightRules.IsNumber(context, input, features))
            return null;

        var isSpatial = input.Is(ValueKind.Map);
        if (isSpatial && input.Shape.Sizes.Skip(1).All(size => size == Dim.One))
            context.Error(
                Catalogue.BatchNormOfOnePixel,
                context.At(),
                $"{context.Subject} normalises {input.Described}, whose every channel is one pixel a picture; {input.Trace}; leave it out, or put it before the map has shrunk to 1×1",
                context.Report.MakersOf(input));
        return new StepResult(
            input.Kind,
            input.Shape,
            features.IsConstant ? new Operation.BatchNorm(features.Value, isSpatial, epsilon.Value, momentum.Value) : null,
            2 * features,
            Dim.Zero);
    }
}
