using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps that change how many pixels a map has, and look at each channel by itself.</summary>
internal static class ResizingRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Upsample", [ValueKind.Map], HasParameters: false, Upsample),
        new StepRule.Unary("Pad", [ValueKind.Map], HasParameters: false, Pad),
    ];

    /// <summary><c>C×H×W → C×(factor·H)×(factor·W)</c>, or to a size.</summary>
    private static StepResult? Upsample(StepContext context, Flow input)
    {
        if (context.Has("factor") == context.Has("Size"))
        {
            context.Error(
                Catalogue.MalformedArgument,
                context.At(),
                $"{context.Subject} takes {(context.Has("Size") ? "either a factor or a Size, not both" : "a factor or a Size; give one of them")}");
            return null;
        }

        var isToSize = context.Has("Size");
        var (channels, height, width) = (input.Shape.Sizes[0], input.Shape.Sizes[1], input.Shape.Sizes[2]);
        if (context.Pair(isToSize ? "Size" : "factor", null, 1) is not { } numbers || !AlignsWhatItCan(context))
            return null;
        var area = isToSize ? numbers : numbers.Zip(new DimPair(height, width), (factor, size) => factor * size);
        return StepResult.Free(
            ValueKind.Map,
            new Shape(EquatableArray.Of(channels, area.Height, area.Width)),
            context.IsGeneral
                ? null
                : new Operation.Upsample(
                    isToSize ? null : numbers.ToPair(),
                    isToSize ? numbers.ToPair() : null,
                    context.Choice("Mode", "Nearest"),
                    context.Flag("AlignCorners", false)));
    }

    /// <summary>Pixels that are copied have no corners to align; PyTorch refuses it as well.</summary>
    private static bool AlignsWhatItCan(StepContext context)
    {
        if (!context.Flag("AlignCorners", false) || context.Choice("Mode", "Nearest") != "Nearest")
            return true;
        context.Error(
            Catalogue.MalformedArgument,
            context.At("AlignCorners"),
            $"{context.Subject} aligns corners, which the mode Nearest cannot; leave AlignCorners out, or say Mode = UpsampleMode.Bilinear");
        return false;
    }

    /// <summary><c>C×H×W → C×(top+H+bottom)×(left+W+right)</c>.</summary>
    private static StepResult? Pad(StepContext context, Flow input)
    {
        var isEven = context.Has("border");
        var sides = new[] { "left", "right", "top", "bottom" }
            .Select(side => (Argument: isEven ? "border" : side, Number: context.Integer(isEven ? "border" : side, null, 0)))
            .ToList();
        if (sides.Any(side => side.Number is null))
            return null;

        var (height, width) = (input.Shape.Sizes[1], input.Shape.Sizes[2]);
        var (left, right, top, bottom) = (sides[0].Number!, sides[1].Number!, sides[2].Number!, sides[3].Number!);
        var mode = context.Choice("Mode", "Zero");
        if (mode == "Reflect" && !sides.Zip([width, width, height, height], Reflects).ToList().All(reflects => reflects))
            return null;
        return StepResult.Free(
            ValueKind.Map,
            new Shape(EquatableArray.Of(input.Shape.Sizes[0], top + height + bottom, left + width + right)),
            context.IsGeneral
                ? null
                : new Operation.Pad(new Pair(top.Value, left.Value), new Pair(bottom.Value, right.Value), mode));

        // The edge itself is not repeated, so that a picture has one pixel fewer to mirror than it has.
        bool Reflects((string Argument, Dim? Number) side, Dim size) => context.Require(
            Proposition.AtLeast(size, side.Number! + 1),
            context.At(side.Argument),
            new Violation(
                Catalogue.BorderTooWide,
                $"{context.Subject} mirrors {side.Number} pixels of {input.Described}, which has {size} there",
                input.Trace,
                $"mirror at most {(size.IsConstant ? (size - 1).ToString() : "one less than there are")}, or say Mode = PadMode.Replicate"),
            context.Report.MakersOf(input));
    }
}
