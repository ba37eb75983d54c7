using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Fully connected layers.</summary>
internal static class DenseRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
        [new StepRule.Unary("Linear", [ValueKind.Vector, ValueKind.Tokens], HasParameters: true, Linear)];

    /// <summary><c>D → OutFeatures</c>, or <c>L×D → L×OutFeatures</c>, token by token.</summary>
    private static StepResult? Linear(StepContext context, Flow input)
    {
        var inFeatures = input.Features;
        if (context.Integer("outFeatures", null, 1) is not { } outFeatures || !WeightRules.IsNumber(context, input, inFeatures))
            return null;

        var bias = context.Flag("Bias", true);
        var weights = inFeatures * outFeatures;
        var isTokens = input.Is(ValueKind.Tokens);
        return new StepResult(
            isTokens ? ValueKind.Tokens : ValueKind.Vector,
            new Shape(isTokens ? EquatableArray.Of(input.Shape.Sizes[0], outFeatures) : EquatableArray.Of(outFeatures)),
            inFeatures.IsConstant && outFeatures.IsConstant ? new Operation.Linear(inFeatures.Value, outFeatures.Value, bias) : null,
            weights + (bias ? outFeatures : Dim.Zero),
            isTokens ? weights * input.Shape.Sizes[0] : weights);
    }
}
