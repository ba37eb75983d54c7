using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that give the same numbers another shape.</summary>
internal static class ShapeRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Flatten", [ValueKind.Map, ValueKind.Tokens], HasParameters: false, Flatten),
        new StepRule.Unary("Reshape", StepRule.AnyKind, HasParameters: false, Reshape),
        new StepRule.Unary("Permute", StepRule.AnyKind, HasParameters: false, Permute),
        new StepRule.Unary("ToTokens", [ValueKind.Map], HasParameters: false, ToTokens),
        new StepRule.Unary("ToMap", [ValueKind.Tokens], HasParameters: false, ToMap),
    ];

    /// <summary><c>C×H×W → C·H·W</c>, <c>L×D → L·D</c>.</summary>
    private static StepResult? Flatten(StepContext context, Flow input)
    {
        var count = input.Shape.Elements;
        if (count.IsConstant || context.IsGeneral)
            return StepResult.Free(ValueKind.Vector, new Shape(EquatableArray.Of(count)), new Operation.Flatten());

        var alternative = input.Is(ValueKind.Map) ? $"GlobalAvgPool ({input.Shape.Sizes[0]})" : $"TakeToken ({input.Shape.Sizes[1]})";
        context.Error(
            Catalogue.OpenFlatten,
            context.At(),
            $"{context.Subject} of {input.Described}, whose size is open, has no fixed number of features; {input.Trace}; use {alternative}, or fix the sizes in [Input(...)]",
            context.Report.MakersOf(input));
        return null;
    }

    /// <summary>As many numbers as before; one size may follow from the others.</summary>
    private static StepResult? Reshape(StepContext context, Flow input)
    {
        var items = context.Argument("sizes") is ArgumentValue.List list ? list.Items : EquatableArray<ArgumentValue>.Empty;
        var rest = items.Select((item, index) => (item, index)).Where(pair => IsRest(pair.item)).Select(pair => pair.index).ToList();
        if (items.Count is < 1 or > 3 || rest.Count > 1)
        {
            context.Error(
                Catalogue.MalformedArgument,
                context.At("sizes"),
                items.Count is < 1 or > 3
                    ? $"{context.Subject} has {Suggestion.Count(items.Count, "size")}; a value has one to three beside the batch"
                    : $"{context.Subject} leaves {rest.Count} sizes to follow from the others; leave one at most");
            return null;
        }

        var given = items.Select((item, index) => IsRest(item) ? Dim.One : context.OpenSize(item, context.At("sizes", index))).ToList();
        if (given.Contains(null) || Rest(context, input, given.Select(size => size!).ToList(), rest) is not { } left)
            return null;
        var sizes = given.Select((size, index) => rest.Contains(index) ? left : size!).ToList();
        return context.Fixed(sizes, input, context.At("sizes")) is { } numbers
            ? StepResult.Free(
                StepArguments.Kind(sizes.Count),
                new Shape(sizes.ToEquatableArray()),
                context.IsGeneral ? null : new Operation.Reshape(numbers.ToEquatableArray()))
            : null;
    }

    private static bool IsRest(ArgumentValue item) => item is ArgumentValue.Integer { Value: Operation.TheRest };

    /// <summary>What is left for the size that follows; one where none does. Nothing where the numbers do not come out.</summary>
    private static Dim? Rest(StepContext context, Flow input, IReadOnlyList<Dim> given, IReadOnlyList<int> rest)
    {
        var count = input.Shape.Elements;
        var product = given.Aggregate((a, b) => a * b);
        var written = string.Join("×", given.Select((size, index) => rest.Contains(index) ? "-1" : size.ToFactorString()));
        var isPossible = rest.Count == 0 ? Proposition.Equal(count, product) : Proposition.Equal(count % product, 0);
        return context.Require(
            isPossible,
            context.At("sizes"),
            new Violation(
                Catalogue.ElementCount,
                $"{context.Subject} lays {input.Described} out as {written}, but {product} {(rest.Count == 0 ? "is not" : "does not divide")} its {count} numbers",
                input.Trace,
                rest.Count == 0 ? $"choose sizes whose product is {count}, or -1 for one of them" : $"choose sizes whose product divides {count}"),
            context.Report.MakersOf(input))
            ? count.FloorDivide(product)
            : null;
    }

    /// <summary>The same axes in another order.</summary>
    private static StepResult? Permute(StepContext context, Flow input)
    {
        var rank = input.Shape.Sizes.Count;
        var axes = context.Argument("axes") is ArgumentValue.List list
            ? list.Items.OfType<ArgumentValue.Integer>().Select(axis => axis.Value).ToList()
            : [];
        if (!axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(1, rank).Select(axis => (long)axis)))
        {
            var expected = rank == 1 ? "axis 1" : $"the axes 1 to {rank}";
            context.Error(
                Catalogue.NoPermutation,
                context.At("axes"),
                $"{context.Subject} puts {input.Described} in the order ({string.Join(", ", axes)}); {input.Trace}; name {expected} once each (0, the batch, stays)",
                context.Report.MakersOf(input));
            return null;
        }

        return StepResult.Free(
            StepArguments.Kind(rank),
            new Shape(axes.Select(axis => input.Shape.Sizes[(int)axis - 1]).ToEquatableArray()),
            new Operation.Permute(axes.ToEquatableArray()));
    }

    /// <summary><c>C×H×W → (H·W)×C</c>.</summary>
    private static StepResult? ToTokens(StepContext context, Flow input) => StepResult.Free(
        ValueKind.Tokens,
        new Shape(EquatableArray.Of(input.Shape.Sizes[1] * input.Shape.Sizes[2], input.Shape.Sizes[0])),
        new Operation.ToTokens());

    /// <summary><c>L×D → D×height×width</c>.</summary>
    private static StepResult? ToMap(StepContext context, Flow input)
    {
        var length = input.Shape.Sizes[0];
        if (Sides(context, input) is not var (height, width) || !context.Require(
            Proposition.Equal(length, height * width),
            context.At("height"),
            new Violation(
                Catalogue.ElementCount,
                $"{context.Subject} lays {length} tokens out as {height.ToFactorString()}×{width.ToFactorString()}",
                input.Trace,
                $"choose a height and a width whose product is {length}"),
            context.Report.MakersOf(input))
            || context.Fixed([height, width], input, context.At("height")) is not { } sides)
            return null;
        return StepResult.Free(
            ValueKind.Map,
            new Shape(EquatableArray.Of(input.Shape.Sizes[1], height, width)),
            context.IsGeneral ? null : new Operation.ToMap(sides[0], sides[1]));
    }

    /// <summary>Height and width, as given or of a square. Nothing where there is none, which has then been reported.</summary>
    private static (Dim Height, Dim Width)? Sides(StepContext context, Flow input)
    {
        if (context.Has("height") && context.Has("width"))
        {
            var height = context.OpenSize(context.Argument("height")!, context.At("height"));
            var width = context.OpenSize(context.Argument("width")!, context.At("width"));
            return height is null || width is null ? null : (height, width);
        }

        var length = input.Shape.Sizes[0];
        if (length.IsConstant && (long)Math.Round(Math.Sqrt(length.Value)) is var side && side * side == length.Value)
            return (side, side);
        if (context.IsGeneral)
            return (context.Opaque("H"), context.Opaque("W"));
        context.Error(
            Catalogue.ElementCount,
            context.At(),
            $"{context.Subject} lays {length} tokens out as a square, {(length.IsConstant ? "which they do not fill" : "whose side is not known")}; {input.Trace}; give height and width, ToMap(height, width)",
            context.Report.MakersOf(input));
        return null;
    }
}
