using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The check of the input at the entry of a network: the one place where open sizes are looked at when it runs.</summary>
internal static class EntryCode
{
    /// <summary>The name of the method.</summary>
    public const string Method = "CheckInput";

    /// <summary>The method. One pattern compares the axes and names those that are open.</summary>
    public static void Write(SourceWriter writer, string model, CheckedModel checkedModel)
    {
        var axes = Axes(checkedModel.Network!.Input().Shape, checkedModel.Precondition.Count > 0);
        var conditions = axes.Select(axis => axis.Condition).OfType<string>()
            .Concat(checkedModel.Precondition.Select(condition => condition.CSharp))
            .ToList();
        var required = conditions.Count == 0 ? [] : new[] { $"!({string.Join(" && ", conditions.Select(Parenthesised))})" };
        var pattern = $"input.shape is not [_, {string.Join(", ", axes.Select(axis => axis.Pattern))}]";
        writer
            .Block($"private static void {Method}(torch.Tensor input)", body => body
                .Line($"if ({string.Join(" || ", required.Prepend(pattern))})")
                .Braces(guarded => guarded
                    .Line("throw new global::System.ArgumentException(")
                    .Indented(message => message
                        .Line($"{Literals.Of($"{model} takes {Expected(checkedModel)}, but was given ")} + string.Join(\"×\", input.shape) + \".\",")
                        .Line("nameof(input));"))));
    }

    /// <summary>The input's shape with the batch axis, and what open sizes have to satisfy.</summary>
    public static string Expected(CheckedModel checkedModel)
    {
        var shape = $"N×{checkedModel.Network!.Input().Shape}";
        return checkedModel.Precondition.Count == 0
            ? shape
            : $"{shape} with {string.Join(" and ", checkedModel.Precondition.Select(condition => condition.Text))}";
    }

    private static string Parenthesised(string condition) =>
        condition.Contains("||") || condition.Contains('?') ? $"({condition})" : condition;

    /// <summary>The pattern of each axis; a size that stands on two axes, or is computed, is compared afterwards.</summary>
    private static IReadOnlyList<(string Pattern, string? Condition)> Axes(Shape shape, bool hasConditions)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        return [.. shape.Sizes.Select((size, index) => Axis(size, index + 1))];

        (string Pattern, string? Condition) Axis(Dim size, int axis)
        {
            if (size.IsConstant)
                return (Literals.Of(size.Value), null);
            var name = size.ToString();
            if (size.Symbols.SequenceEqual([name]) && named.Add(name))
                return (IsMentioned(name, axis) ? $"var {name}" : "_", null);
            return ($"var axis{Literals.Of(axis)}", $"axis{Literals.Of(axis)} == {size.ToCSharp()}");
        }

        bool IsMentioned(string name, int axis) =>
            hasConditions || shape.Sizes.Where((_, index) => index + 1 != axis).Any(size => size.Symbols.Contains(name));
    }
}
