using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Shapes that the user states.</summary>
internal static class CheckingRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("Expect", StepRule.AnyKind, HasParameters: false, Expect),
        new StepRule.Unary("Custom", StepRule.AnyKind, HasParameters: true, CustomRule.Apply),
    ];

    /// <summary>Nothing is computed; every size has to be the stated one.</summary>
    private static StepResult? Expect(StepContext context, Flow input)
    {
        var text = context.Argument("shape") is ArgumentValue.Text written ? written.Value : "";
        var stated = AxisList.Of(text);
        var rank = input.Shape.Sizes.Count;
        if (stated.Count != rank)
        {
            context.Error(
                Catalogue.ExpectationFails,
                context.At("shape"),
                $"{context.Subject} states {Suggestion.Count(stated.Count, "size")}, but {input.Source} is {input.Described}; {input.Trace}; state {rank}: {string.Join(" ", Axes.Names(rank))}",
                context.Report.MakersOf(input));
            return null;
        }

        var agrees = stated.Select((range, axis) => Agrees(context, input, axis, text, range)).ToList();
        return agrees.All(holds => holds) ? StepResult.Free(input.Kind, input.Shape, null) : null;
    }

    private static bool Agrees(StepContext context, Flow input, int axis, string text, TextRange range)
    {
        var site = context.At("shape") with { Start = range.Start, Length = range.Length };
        if (context.OpenSize(new ArgumentValue.Text(range.In(text)), site) is not { } stated)
            return false;
        var name = Axes.InWords(input.Shape.Sizes.Count, axis);
        var found = input.Shape.Sizes[axis];
        return context.Require(
            Proposition.Equal(found, stated),
            site,
            new Violation(
                Catalogue.ExpectationFails,
                $"{context.Subject} states {name} {stated}, but {input.Source} is {input.Described}",
                input.Trace,
                $"state {found}, or correct the steps before it",
                evaluate => $"{name} is {evaluate(found)} and {evaluate(stated)} is stated"),
            context.Report.MakersOf(input));
    }
}
