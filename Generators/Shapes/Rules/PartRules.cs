using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that take an axis apart.</summary>
internal static class PartRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Slice", StepRule.AnyKind, HasParameters: false, Slice),
        new StepRule.Unary("Split", StepRule.AnyKind, HasParameters: false, Split),
        new StepRule.Unary("PixelShuffle", [ValueKind.Map], HasParameters: false, PixelShuffle),
        new StepRule.Unary("PixelUnshuffle", [ValueKind.Map], HasParameters: false, PixelUnshuffle),
        new StepRule.Unary("ChannelShuffle", [ValueKind.Map], HasParameters: false, ChannelShuffle),
    ];

    /// <summary>A stretch of one axis.</summary>
    private static StepResult? Slice(StepContext context, Flow input)
    {
        if (context.Axis("axis", input) is not { } axis || context.Integer("start", null, long.MinValue) is not { } start)
            return null;
        var stop = context.Has("stop") ? context.Integer("stop", null, long.MinValue) : null;
        if (context.Has("stop") && stop is null)
            return null;

        var size = input.Shape.Sizes[axis];
        var (first, last) = (Place(start, size), stop is null ? size : Place(stop, size));
        var isInside = new[] { Proposition.AtLeast(first, 0), Proposition.AtLeast(last, first + 1), Proposition.AtLeast(size, last) };
        var violation = new Violation(
            Catalogue.IndexOutside,
            $"{context.Subject} takes {start} to {stop?.ToString() ?? "the end"} of the {Axes.InWords(input.Shape.Sizes.Count, axis)} {size}",
            input.Trace,
            "places are counted from 0, or with negative numbers from the end; the first comes before the second");
        return isInside.All(holds => context.Require(holds, context.At("start"), violation, context.Report.MakersOf(input)))
            ? StepResult.Free(
                Kept(input),
                With(input, axis, last - first),
                context.IsGeneral ? null : new Operation.Slice(axis + 1, start.Value, stop?.Value))
            : null;
    }

    /// <summary>A place on an axis, counted from its start.</summary>
    private static Dim Place(Dim index, Dim size) => index is { IsConstant: true, Value: < 0 } ? size + index : index;

    /// <summary>One of equal parts of one axis.</summary>
    private static StepResult? Split(StepContext context, Flow input)
    {
        var parts = context.Integer("parts", null, 1);
        var index = context.Integer("Index", 0, 0);
        if (parts is null || index is null || context.Axis("Axis", input) is not { } axis)
            return null;
        var size = input.Shape.Sizes[axis];
        return Divides(context, input, axis, parts, "parts") && context.Require(
            Proposition.AtLeast(parts, index + 1),
            context.At("Index"),
            new Violation(
                Catalogue.IndexOutside, $"{context.Subject} takes the part {index} of {parts}", input.Trace, "parts are counted from 0"),
            context.Report.MakersOf(input))
            ? StepResult.Free(
                Kept(input),
                With(input, axis, size.FloorDivide(parts)),
                context.IsGeneral ? null : new Operation.Split(axis + 1, parts.Value, index.Value))
            : null;
    }

    /// <summary><c>C×H×W → C/r²×(r·H)×(r·W)</c>.</summary>
    private static StepResult? PixelShuffle(StepContext context, Flow input) =>
        context.Integer("factor", null, 1) is { } factor && Divides(context, input, 0, factor, "factor", isSquared: true)
            ? StepResult.Free(
                ValueKind.Map,
                new Shape(EquatableArray.Of(
                    input.Shape.Sizes[0].FloorDivide(factor * factor), factor * input.Shape.Sizes[1], factor * input.Shape.Sizes[2])),
                context.IsGeneral ? null : new Operation.PixelShuffle(factor.Value))
            : null;

    /// <summary><c>C×H×W → r²·C×(H/r)×(W/r)</c>.</summary>
    private static StepResult? PixelUnshuffle(StepContext context, Flow input) =>
        context.Integer("factor", null, 1) is { } factor
            && Divides(context, input, 1, factor, "factor") && Divides(context, input, 2, factor, "factor")
            ? StepResult.Free(
                ValueKind.Map,
                new Shape(EquatableArray.Of(
                    factor * factor * input.Shape.Sizes[0],
                    input.Shape.Sizes[1].FloorDivide(factor),
                    input.Shape.Sizes[2].FloorDivide(factor))),
                context.IsGeneral ? null : new Operation.PixelUnshuffle(factor.Value))
            : null;

    /// <summary>The shape stays.</summary>
    private static StepResult? ChannelShuffle(StepContext context, Flow input) =>
        context.Integer("groups", null, 1) is { } groups && Divides(context, input, 0, groups, "groups")
            ? StepResult.Free(Kept(input), input.Shape, context.IsGeneral ? null : new Operation.ChannelShuffle(groups.Value))
            : null;

    private static bool Divides(StepContext context, Flow input, int axis, Dim number, string argument, bool isSquared = false)
    {
        var size = input.Shape.Sizes[axis];
        return context.Require(
            Proposition.Equal(size % (isSquared ? number * number : number), 0),
            context.At(argument),
            new Violation(
                Catalogue.UnequalParts,
                $"{context.Subject} cannot divide the {Axes.InWords(input.Shape.Sizes.Count, axis)} {size} into {number}{(isSquared ? $"·{number}" : "")} equal parts",
                input.Trace,
                $"choose a number {(isSquared ? "whose square" : "that")} divides {size}"),
            context.Report.MakersOf(input));
    }

    /// <summary>A part of pictures is no picture, and one of class scores no class scores.</summary>
    private static ValueKind Kept(Flow input) => StepArguments.Kind(input.Shape.Sizes.Count);

    private static Shape With(Flow input, int axis, Dim size) =>
        new(input.Shape.Sizes.Select((other, index) => index == axis ? size : other).ToEquatableArray());
}
