using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Rules;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Checks kinds: of what goes into a step, and of what a value was declared.</summary>
internal static class KindCheck
{
    /// <summary>Whether the step applies to what flows into it.</summary>
    public static bool Accepts(StepContext context, StepRule.Unary rule, Flow flow)
    {
        if (rule.Accepts.Any(flow.Is))
            return true;

        var needsVector = rule.Accepts.Contains(ValueKind.Vector) && flow.Is(ValueKind.Map);
        context.Error(
            needsVector ? Catalogue.NeedsVector : Catalogue.StepNotAllowed,
            context.At(),
            needsVector
                ? $"'{context.Value.Name}' needs a Vector but {flow.Source} is {flow.Described}; {flow.Trace}; insert {ToVector(flow)}"
                : $"{context.Subject} needs {Suggestion.List([.. rule.Accepts.Select(Suggestion.Article)], "or")} but {flow.Source} is {flow.Described}; {flow.Trace}; {Move(flow, rule.Accepts)}",
            context.Report.MakersOf(flow));
        return false;
    }

    /// <summary>Whether a value is of the kind it was declared.</summary>
    public static bool HasDeclaredKind(ValueDeclaration value, Flow flow, Report report)
    {
        if (flow.Is(value.Kind))
            return true;

        var fix = (flow.Is(ValueKind.Map), value.Kind) switch
        {
            (true, ValueKind.Vector or ValueKind.Logits) => $"declare it Map, or append {ToVector(flow)}",
            (true, ValueKind.Image) => "declare it Map",
            (_, ValueKind.Vector or ValueKind.Logits) when flow.Is(ValueKind.Tokens) =>
                $"declare it Tokens, or append TakeToken or GlobalAvgPool ({flow.Shape.Sizes[1]})",
            _ => $"declare it {(flow.Kind == ValueKind.Image ? ValueKind.Map : flow.Kind)}",
        };
        report.Add(
            Catalogue.KindDiffers,
            new Site(value.Parameter),
            $"'{value.Name}' is declared {value.Kind} but is {flow.Described}; {flow.Trace}; {fix}",
            report.MakersOf(flow));
        return false;
    }

    /// <summary>The two ways from a map to a vector, with the features that each one gives.</summary>
    private static string ToVector(Flow map)
    {
        var count = map.Shape.Elements;
        var pooled = $"GlobalAvgPool ({map.Shape.Sizes[0]})";
        return count.IsConstant ? $"Flatten ({count}) or {pooled}" : pooled;
    }

    /// <summary>What brings a value to one of the kinds that are asked for.</summary>
    public static string Move(Flow flow, params IReadOnlyList<ValueKind> wanted) => (flow.Shape.Sizes.Count, wanted.Contains(ValueKind.Map)) switch
    {
        (3, _) when wanted.Contains(ValueKind.Tokens) => "insert ToTokens or PatchEmbed",
        (3, _) => "insert GlobalAvgPool or Flatten",
        (2, true) => "insert ToMap",
        (2, _) => "insert TakeToken or GlobalAvgPool",
        (_, true) => "put it before Flatten or GlobalAvgPool, or start from a map with [From(...)]",
        _ => "start from a value of that kind with [From(...)]",
    };
}
