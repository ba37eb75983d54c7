using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that work number by number: activations and dropout. Kind and shape stay.</summary>
internal static class ElementwiseRules
{
    private static readonly ImmutableArray<ValueKind> AnyKind = [ValueKind.Map, ValueKind.Tokens, ValueKind.Vector];

    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Relu", AnyKind, HasParameters: false, (_, input) =>
            StepResult.Free(input.Kind, input.Shape, new Operation.Relu())),
        new StepRule.Unary("Dropout", AnyKind, HasParameters: false, Dropout),
    ];

    /// <summary>Whether a step is an activation function.</summary>
    public static bool IsActivation(string kind) => kind is "Relu";

    private static StepResult? Dropout(StepContext context, Flow input) =>
        context.Real("probability", 0.5, number => number is >= 0 and <= 1, "in [0, 1]") is { } probability
            ? StepResult.Free(input.Kind, input.Shape, new Operation.Dropout(probability))
            : null;
}
