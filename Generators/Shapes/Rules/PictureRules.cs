using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Steps on pictures as the data pipeline delivers them.</summary>
internal static class PictureRules
{
    private const int Colours = 3;

    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Rescale", StepRule.AnyKind, HasParameters: false, Rescale),
        new StepRule.Unary("Normalize", [ValueKind.Map], HasParameters: true, Normalize),
        new StepRule.Unary("ToGray", [ValueKind.Map], HasParameters: false, ToGray),
    ];

    /// <summary>Kind and shape stay.</summary>
    private static StepResult? Rescale(StepContext context, Flow input)
    {
        var scale = context.Finite("scale", 1);
        var offset = context.Finite("Offset", 0);
        return scale is null || offset is null
            ? null
            : StepResult.Free(input.Kind, input.Shape, new Operation.Rescale(scale.Value, offset.Value));
    }

    /// <summary>Kind and shape stay; there is a mean and a deviation for each channel.</summary>
    private static StepResult? Normalize(StepContext context, Flow input)
    {
        var mean = Numbers(context, "mean");
        var deviation = Numbers(context, "deviation");
        for (var index = 0; index < deviation.Count; index++)
        {
            if (deviation[index] > 0)
                continue;
            context.Error(
                Catalogue.OutOfRange,
                context.At("deviation", index),
                $"{context.Subject} has the deviation {deviation[index].ToString(CultureInfo.InvariantCulture)}; it has to be above 0");
            return null;
        }

        return Suits("mean", mean.Count) && Suits("deviation", deviation.Count)
            ? StepResult.Free(input.Kind, input.Shape, new Operation.Normalize(mean.ToEquatableArray(), deviation.ToEquatableArray()))
            : null;

        bool Suits(string argument, int count) => context.Require(
            Proposition.Equal(input.Shape.Sizes[0], count),
            context.At(argument),
            new Violation(
                Catalogue.ChannelCount,
                $"{context.Subject} has {Suggestion.Count(count, argument)} for {input.Described}",
                input.Trace,
                $"give one {argument} for each channel"),
            context.Report.MakersOf(input));
    }

    /// <summary><c>3×H×W → 1×H×W</c>.</summary>
    private static StepResult? ToGray(StepContext context, Flow input) => context.Require(
        Proposition.Equal(input.Shape.Sizes[0], Colours),
        context.At(),
        new Violation(
            Catalogue.ChannelCount,
            $"{context.Subject} takes red, green and blue, but {input.Source} is {input.Described}",
            input.Trace,
            "leave it out where there is no colour"),
        context.Report.MakersOf(input))
        ? StepResult.Free(input.Kind, new Shape(input.Shape.Sizes.Skip(1).Prepend(Dim.One).ToEquatableArray()), new Operation.ToGray())
        : null;

    private static IReadOnlyList<double> Numbers(StepContext context, string name) => context.Argument(name) is ArgumentValue.List list
        ? [.. list.Items.Select(item => item switch
            {
                ArgumentValue.Real real => real.Value,
                ArgumentValue.Integer integer => integer.Value,
                _ => double.NaN,
            })]
        : [];
}
