using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>What a network does in training so as not to learn by heart. Kind and shape stay.</summary>
internal static class RegularisationRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Dropout", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Probability(context, 0.5) is { } probability ? Keeps(input, new Operation.Dropout(probability)) : null),
        new StepRule.Unary("Dropout2d", [ValueKind.Map], HasParameters: false, (context, input) =>
            Probability(context, 0.5) is { } probability ? Keeps(input, new Operation.Dropout2d(probability)) : null),
        new StepRule.Unary("DropPath", StepRule.AnyKind, HasParameters: false, (context, input) =>
            Probability(context, 0) is not { } probability
                ? null
                : Keeps(input, probability == 0 ? null : new Operation.DropPath(probability))),
        new StepRule.Unary("LayerScale", StepRule.AnyKind, HasParameters: true, LayerScale),
    ];

    private static double? Probability(StepContext context, double fallback) =>
        context.Real("probability", fallback, number => number is >= 0 and <= 1, "in [0, 1]");

    private static StepResult Keeps(Flow input, Operation? operation) => StepResult.Free(input.Kind, input.Shape, operation);

    private static StepResult? LayerScale(StepContext context, Flow input)
    {
        var features = input.Features;
        if (context.Finite("init", 1e-6) is not { } init
            || !WeightRules.IsNumber(context, input, features))
            return null;
        return new StepResult(
            input.Kind,
            input.Shape,
            features.IsConstant ? new Operation.LayerScale(features.Value, input.Is(ValueKind.Map), init) : null,
            features,
            Dim.Zero);
    }
}
