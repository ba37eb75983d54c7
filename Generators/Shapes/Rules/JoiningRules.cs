using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that start from earlier values.</summary>
internal static class JoiningRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Join("From", "value", 1, (_, inputs) => StepResult.Free(inputs[0].Kind, inputs[0].Shape, null)),
        new StepRule.Join("Add", "values", 2, Add),
        new StepRule.Join("Multiply", "values", 2, Multiply),
        new StepRule.Join("Concat", "values", 2, Concat),
    ];

    /// <summary>The sum of values of one shape.</summary>
    private static StepResult? Add(StepContext context, ImmutableArray<Flow> inputs) =>
        inputs.Skip(1).All(input => Agrees(context, Catalogue.AddMismatch, "adds", inputs[0], input, joined: -1))
            ? StepResult.Free(Common(inputs), Agreed(inputs), new Operation.Add())
            : null;

    /// <summary>The product of values of one shape, or of a map and factors for its channels.</summary>
    private static StepResult? Multiply(StepContext context, ImmutableArray<Flow> inputs)
    {
        var hasVectorGate = inputs.Skip(1).Any(input => IsGate(inputs[0], input) && input.Shape.Sizes.Count == 1);
        return inputs.Skip(1).All(input => IsGate(inputs[0], input)
                ? Gates(context, inputs[0], input)
                : Agrees(context, Catalogue.MultiplyMismatch, "multiplies", inputs[0], input, joined: -1))
            ? StepResult.Free(
                Common(inputs), Agreed([.. inputs.Where((input, index) => index == 0 || !IsGate(inputs[0], input))]), new Operation.Multiply(hasVectorGate))
            : null;
    }

    /// <summary>Whether a value can only be meant as factors for the channels of a map: a vector, or a map of one pixel.</summary>
    private static bool IsGate(Flow map, Flow factors) => map.Is(ValueKind.Map)
        && (factors.Shape.Sizes.Count == 1 || (factors.Is(ValueKind.Map) && factors.Shape.Sizes.Skip(1).All(size => size == Dim.One)));

    private static bool Gates(StepContext context, Flow map, Flow factors) => context.Require(
        Proposition.Equal(map.Shape.Sizes[0], factors.Shape.Sizes[0]),
        context.At("values"),
        new Violation(
            Catalogue.MultiplyMismatch,
            $"'{context.Value.Name}' gates {map.Source}, {map.Described}, with {factors.Source}, {factors.Described}, which has {factors.Shape.Sizes[0]} factors for {map.Shape.Sizes[0]} channels",
            $"{map.Trace}, and {factors.Trace}",
            $"give the gate {map.Shape.Sizes[0]} features"),
        context.Report.MakersOf(map, factors));

    /// <summary>Values one behind the other; the axis counts the batch axis, as in PyTorch, and may count from the end.</summary>
    private static StepResult? Concat(StepContext context, ImmutableArray<Flow> inputs)
    {
        if (context.Axis("Axis", inputs[0]) is not { } joined)
            return null;
        return inputs.Skip(1).All(input => Agrees(context, Catalogue.ConcatMismatch, "concatenates", inputs[0], input, joined))
            ? StepResult.Free(
                Common(inputs),
                new Shape(Agreed(inputs).Sizes
                    .Select((size, index) => index != joined
                        ? size
                        : inputs.Select(input => input.Shape.Sizes[joined]).Aggregate((a, b) => a + b))
                    .ToEquatableArray()),
                new Operation.Concat(joined + 1))
            : null;
    }

    /// <summary>Two values have one kind, and agree along every axis but the joined one.</summary>
    private static bool Agrees(StepContext context, Descriptor descriptor, string verb, Flow first, Flow second, int joined)
    {
        var rank = first.Shape.Sizes.Count;
        if (second.Shape.Sizes.Count != rank)
        {
            context.Error(
                descriptor,
                context.At("values"),
                $"{Problem()}, which are of different kinds; {Trace()}; bring both to one kind",
                context.Report.MakersOf(first, second));
            return false;
        }

        var axes = Enumerable.Range(0, rank).Where(axis => axis != joined && first.Shape.Sizes[axis] != second.Shape.Sizes[axis]).ToList();
        return axes.All(axis => context.Require(
            Proposition.Equal(first.Shape.Sizes[axis], second.Shape.Sizes[axis]),
            context.At("values"),
            () => new Violation(
                descriptor,
                $"{Problem()}, which differ in {Suggestion.List([.. axes.Select(other => Axes.InWords(rank, other))], "and")}",
                Trace(),
                Fix(descriptor, rank, axes),
                evaluate => $"{first.Source} has {Axes.InWords(rank, axis)} {evaluate(first.Shape.Sizes[axis])} and {second.Source} {evaluate(second.Shape.Sizes[axis])}"),
            context.Report.MakersOf(first, second)));

        string Problem() => $"'{context.Value.Name}' {verb} {first.Source}, {first.Described}, and {second.Source}, {second.Described}";

        string Trace() => $"{first.Trace}, and {second.Trace}";
    }

    private static string Fix(Descriptor descriptor, int rank, List<int> axes) => (descriptor != Catalogue.ConcatMismatch, rank, axes.Contains(0)) switch
    {
        (true, 3, true) => "project one of them with a 1×1 Conv2d of the other's channels and strides",
        (true, 3, false) => "give both the same strides and padding",
        (true, _, _) => "give both the same number of features",
        (false, 3, true) => "give both the same channels, or concatenate along axis 1",
        _ => "give both the same strides and padding",
    };

    /// <summary>The shape of values that agree: along each axis a number, where one of them has a number there.</summary>
    private static Shape Agreed(ImmutableArray<Flow> inputs) => new(inputs[0].Shape.Sizes
        .Select((size, axis) => inputs.Select(input => input.Shape.Sizes[axis]).FirstOrDefault(known => known.IsConstant) ?? size)
        .ToEquatableArray());

    /// <summary>A join of pictures is no picture, and one of class scores no class scores yet.</summary>
    private static ValueKind Common(ImmutableArray<Flow> inputs) => inputs[0].Kind switch
    {
        ValueKind.Image => ValueKind.Map,
        ValueKind.Logits => ValueKind.Vector,
        var kind => kind,
    };
}
