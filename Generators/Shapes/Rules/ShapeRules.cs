using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that only lay numbers out anew.</summary>
internal static class ShapeRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
        [new StepRule.Unary("Flatten", [ValueKind.Map], HasParameters: false, Flatten)];

    /// <summary><c>C×H×W → C·H·W</c>.</summary>
    private static StepResult? Flatten(StepContext context, Flow input)
    {
        var count = input.Shape.Sizes.Aggregate((product, size) => product * size);
        if (count.IsConstant || context.IsGeneral)
            return StepResult.Free(ValueKind.Vector, new Shape(EquatableArray.Of(count)), new Operation.Flatten());

        context.Error(
            Catalogue.OpenFlatten,
            context.At(),
            $"{context.Subject} of {input.Described}, whose size is open, has no fixed number of features; {input.Trace}; use GlobalAvgPool ({input.Shape.Sizes[0]}), or fix the sizes in [Input(...)]",
            context.Report.MakersOf(input));
        return null;
    }
}
