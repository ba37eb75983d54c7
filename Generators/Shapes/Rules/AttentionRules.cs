using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Tokens and attention.</summary>
internal static class AttentionRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("PatchEmbed", [ValueKind.Map], HasParameters: true, PatchEmbed),
        new StepRule.Unary("ClassToken", [ValueKind.Tokens], HasParameters: true, ClassToken),
        new StepRule.Unary("PositionEmbedding", [ValueKind.Tokens], HasParameters: true, PositionEmbedding),
        new StepRule.Unary("Attention", [ValueKind.Tokens], HasParameters: true, Attention),
        new StepRule.Unary("TakeToken", [ValueKind.Tokens], HasParameters: false, TakeToken),
    ];

    /// <summary><c>C×H×W → (H/patch·W/patch)×Dim</c>.</summary>
    private static StepResult? PatchEmbed(StepContext context, Flow input)
    {
        var width = context.Integer("dim", null, 1);
        var patch = context.Pair("patch", null, 1);
        var channels = input.Shape.Sizes[0];
        if (width is null || patch is null || !WeightRules.IsNumber(context, input, channels)
            || !Divides(input.Shape.Sizes[1], patch.Height) || !Divides(input.Shape.Sizes[2], patch.Width))
            return null;

        var bias = context.Flag("Bias", true);
        var length = input.Shape.Sizes[1].FloorDivide(patch.Height) * input.Shape.Sizes[2].FloorDivide(patch.Width);
        var weights = width * channels * patch.Height * patch.Width;
        return new StepResult(
            ValueKind.Tokens,
            new Shape(EquatableArray.Of(length, width)),
            context.IsGeneral ? null : new Operation.PatchEmbed(channels.Value, width.Value, patch.ToPair(), bias),
            weights + (bias ? width : Dim.Zero),
            weights * length);

        bool Divides(Dim size, Dim side) => context.Require(
            Proposition.Equal(size % side, 0),
            context.At("patch"),
            new Violation(
                Catalogue.PatchDoesNotDivide,
                $"{context.Subject} cannot cut {input.Described} into patches of {patch}",
                input.Trace,
                "choose a patch that divides height and width, or pictures of another size",
                evaluate => $"{evaluate(side)} does not divide {evaluate(size)}"),
            context.Report.MakersOf(input));
    }

    /// <summary><c>L×D → (L+1)×D</c>.</summary>
    private static StepResult? ClassToken(StepContext context, Flow input)
    {
        var width = input.Shape.Sizes[1];
        return WeightRules.IsNumber(context, input, width)
            ? new StepResult(
                ValueKind.Tokens,
                new Shape(EquatableArray.Of(input.Shape.Sizes[0] + 1, width)),
                context.IsGeneral ? null : new Operation.ClassToken(width.Value),
                width,
                Dim.Zero)
            : null;
    }

    /// <summary>The shape stays; a vector is learned for each place, so that the length has to be a number.</summary>
    private static StepResult? PositionEmbedding(StepContext context, Flow input)
    {
        var (length, width) = (input.Shape.Sizes[0], input.Shape.Sizes[1]);
        if (!length.IsConstant && !context.IsGeneral)
        {
            context.Error(
                Catalogue.OpenWeights,
                context.At(),
                $"{context.Subject} learns a vector for each of {length} places, which are open; {input.Trace}; fix the sizes in [Input(...)]",
                context.Report.MakersOf(input));
            return null;
        }

        return WeightRules.IsNumber(context, input, width)
            ? new StepResult(
                ValueKind.Tokens,
                input.Shape,
                context.IsGeneral ? null : new Operation.PositionEmbedding(length.Value, width.Value),
                length * width,
                Dim.Zero)
            : null;
    }

    /// <summary>
    /// The shape stays. Four D×D projections, of query, key, value and result; and each token's products with all keys and all values.
    /// </summary>
    private static StepResult? Attention(StepContext context, Flow input)
    {
        var heads = context.Integer("heads", null, 1);
        var dropout = context.Real("Dropout", 0, number => number is >= 0 and <= 1, "in [0, 1]");
        var (length, width) = (input.Shape.Sizes[0], input.Shape.Sizes[1]);
        if (heads is null || dropout is null || !WeightRules.IsNumber(context, input, width) || !context.Require(
            Proposition.Equal(width % heads, 0),
            context.At("heads"),
            new Violation(
                Catalogue.HeadsDoNotDivide,
                $"{context.Subject} cannot divide tokens of {width} features among {heads} heads",
                input.Trace,
                $"choose a number of heads that divides {width}"),
            context.Report.MakersOf(input)))
            return null;

        var bias = context.Flag("Bias", true);
        return new StepResult(
            ValueKind.Tokens,
            input.Shape,
            context.IsGeneral ? null : new Operation.Attention(width.Value, heads.Value, dropout.Value, bias, context.Flag("Causal", false)),
            (4 * width * width) + (bias ? 4 * width : Dim.Zero),
            (4 * length * width * width) + (2 * length * length * width));
    }

    /// <summary><c>L×D → D</c>.</summary>
    private static StepResult? TakeToken(StepContext context, Flow input)
    {
        var length = input.Shape.Sizes[0];
        if (context.Integer("index", 0, long.MinValue) is not { } index)
            return null;
        var isInside = !index.IsConstant ? Proposition.True
            : index.Value < 0 ? Proposition.AtLeast(length, -index)
            : Proposition.AtLeast(length, index + 1);
        return context.Require(
            isInside,
            context.At("index"),
            new Violation(
                Catalogue.IndexOutside,
                $"{context.Subject} takes the token {index} of {length}",
                input.Trace,
                "tokens are counted from 0, or with negative numbers from the end"),
            context.Report.MakersOf(input))
            ? StepResult.Free(
                ValueKind.Vector,
                new Shape(EquatableArray.Of(input.Shape.Sizes[1])),
                context.IsGeneral ? null : new Operation.TakeToken(index.Value))
            : null;
    }
}
