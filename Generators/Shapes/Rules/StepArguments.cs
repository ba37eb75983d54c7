using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Arguments of forms that several families share.</summary>
internal static class StepArguments
{
    /// <summary>The member of an enum.</summary>
    public static string Choice(this StepContext context, string name, string fallback) =>
        context.Argument(name) is ArgumentValue.EnumMember member ? member.Member : fallback;

    /// <summary>Whether an argument was written, and is not null.</summary>
    public static bool Has(this StepContext context, string name) => context.Argument(name) is not null and not ArgumentValue.Null;

    /// <summary>Any floating-point number; NaN in a block on its own, where it is not known. Nothing where it is wrong.</summary>
    public static double? Finite(this StepContext context, string name, double fallback) =>
        context.Real(name, fallback, number => !double.IsNaN(number) && !double.IsInfinity(number), "a finite number");

    /// <summary>
    /// A size that may depend on open ones, as long as it can be left to follow from the others; at least 1. Nothing where it is wrong,
    /// which has then been reported.
    /// </summary>
    public static Dim? OpenSize(this StepContext context, ArgumentValue written, Site site)
    {
        switch (context.Evaluate(written, site))
        {
            case null:
                return null;
            case ExpressionValue.Integer { Value: { IsConstant: true, Value: < 1 } size }:
                context.Error(Catalogue.SizeNotPositive, site, $"{context.Subject} has the size {size}; sizes are at least 1");
                return null;
            case ExpressionValue.Integer integer:
                return integer.Value;
            case ExpressionValue.Unknown { Type.Name: "int" } when context.IsGeneral:
                return context.Opaque("size");
            case { } other:
                context.Error(
                    written is ArgumentValue.Text ? Catalogue.ExpressionType : Catalogue.MalformedArgument,
                    site,
                    $"{context.Subject} takes integers for its sizes, not {other.Type}");
                return null;
        }
    }

    /// <summary>
    /// The sizes as generated code gives them: the one that depends on open sizes as the rest. Nothing where several do, which has then
    /// been reported; empty in a block on its own.
    /// </summary>
    public static IReadOnlyList<long>? Fixed(this StepContext context, IReadOnlyList<Dim> sizes, Flow input, Site site)
    {
        if (context.IsGeneral)
            return [];
        var open = sizes.Where(size => !size.IsConstant).ToList();
        if (open.Count < 2)
            return [.. sizes.Select(size => size.IsConstant ? size.Value : Operation.TheRest)];
        context.Error(
            Catalogue.OpenWeights,
            site,
            $"{context.Subject} has to know its sizes when the network is made, but {Suggestion.List([.. open.Select(size => size.ToString())], "and")} depend on open sizes; {input.Trace}; leave one open at most",
            context.Report.MakersOf(input));
        return null;
    }

    /// <summary>
    /// The argument <c>Axis</c>, counted with the batch axis, as the index of a size; it may count from the end. Nothing where there is no
    /// such axis, which has then been reported.
    /// </summary>
    public static int? Axis(this StepContext context, string name, Flow input, int fallback = 1)
    {
        var rank = input.Shape.Sizes.Count;
        var written = context.Argument(name) is ArgumentValue.Integer integer ? integer.Value : fallback;
        var axis = written < 0 ? written + rank + 1 : written;
        if (axis >= 1 && axis <= rank)
            return (int)axis - 1;
        context.Error(
            Catalogue.OutOfRange,
            context.At(name),
            $"{context.Subject} has the axis {written}; {input.Source} is {input.Described}, which has {(rank == 1 ? "axis 1" : $"the axes 1 to {rank}")}");
        return null;
    }

    /// <summary>The kind of so many axes.</summary>
    public static ValueKind Kind(int axes) => axes switch
    {
        3 => ValueKind.Map,
        2 => ValueKind.Tokens,
        _ => ValueKind.Vector,
    };
}
