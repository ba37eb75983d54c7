using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The check of the inputs at the entry of a network: the one place where open sizes are looked at when it runs.</summary>
internal static class EntryCode
{
    /// <summary>The name of the method.</summary>
    public const string Method = "CheckInput";

    /// <summary>The call of the method.</summary>
    public static string Call(IReadOnlyList<string> tensors) => $"{Method}({string.Join(", ", tensors)});";

    /// <summary>
    /// The method. A pattern for each input compares the axes and names those that are open; a name that an earlier input had is compared
    /// afterwards, as the batch axes are.
    /// </summary>
    public static void Write(SourceWriter writer, string model, CheckedModel checkedModel)
    {
        var shapes = checkedModel.Network!.Inputs.Select(input => input.Shape).ToList();
        var inputs = shapes.Count == 1 ? ["input"] : shapes.Select((_, index) => $"input{Literals.Of(index + 1)}").ToList();
        var axes = Axes(shapes, checkedModel.Precondition.Count > 0);
        var conditions = axes.SelectMany(input => input).Select(axis => axis.Condition).OfType<string>()
            .Concat(inputs.Skip(1).Select(input => $"{input}.shape[0] == {inputs[0]}.shape[0]"))
            .Concat(checkedModel.Precondition.Select(condition => condition.CSharp))
            .ToList();
        var wrong = inputs.Zip(axes, (input, patterns) =>
            $"{input}.shape is not [_, {string.Join(", ", patterns.Select(axis => axis.Pattern))}]");
        var required = conditions.Count == 0 ? [] : new[] { $"!({string.Join(" && ", conditions.Select(Parenthesised))})" };
        var given = inputs.Select(input => $"string.Join(\"×\", {input}.shape)");
        writer
            .Block($"private static void {Method}({string.Join(", ", inputs.Select(input => $"torch.Tensor {input}"))})", body => body
                .Line($"if ({string.Join(" || ", wrong.Concat(required))})")
                .Braces(guarded => guarded
                    .Line("throw new global::System.ArgumentException(")
                    .Indented(message => message
                        .Line($"{Literals.Of($"{model} takes {Expected(checkedModel)}, but was given ")} + {string.Join(" + \" and \" + ", given)} + \".\",")
                        .Line($"nameof({inputs[0]}));"))));
    }

    /// <summary>The inputs' shapes with the batch axis, and what open sizes have to satisfy.</summary>
    public static string Expected(CheckedModel checkedModel)
    {
        var shapes = string.Join(" and ", checkedModel.Network!.Inputs.Select(input => $"N×{input.Shape}"));
        return checkedModel.Precondition.Count == 0
            ? shapes
            : $"{shapes} with {string.Join(" and ", checkedModel.Precondition.Select(condition => condition.Text))}";
    }

    private static string Parenthesised(string condition) =>
        condition.Contains("||") || condition.Contains('?') ? $"({condition})" : condition;

    /// <summary>The pattern of each axis of each input; a size that stands on two axes, or is computed, is compared afterwards.</summary>
    private static IReadOnlyList<IReadOnlyList<(string Pattern, string? Condition)>> Axes(IReadOnlyList<Shape> shapes, bool hasConditions)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var sizes = shapes.SelectMany(shape => shape.Sizes).ToList();
        return [.. shapes.Select((shape, input) =>
            (IReadOnlyList<(string, string?)>)[.. shape.Sizes.Select((size, axis) => Axis(size, AxisName(input, axis + 1)))])];

        (string Pattern, string? Condition) Axis(Dim size, string axis)
        {
            if (size.IsConstant)
                return (Literals.Of(size.Value), null);
            var name = size.ToString();
            if (size.Symbols.Contains(name) && named.Add(name))
                return (IsMentioned(name) ? $"var {name}" : "_", null);
            return ($"var {axis}", $"{axis} == {size.ToCSharp()}");
        }

        bool IsMentioned(string name) => hasConditions || sizes.Count(size => size.Symbols.Contains(name)) > 1;

        string AxisName(int input, int axis) =>
            shapes.Count == 1 ? $"axis{Literals.Of(axis)}" : $"axis{Literals.Of(input + 1)}_{Literals.Of(axis)}";
    }
}
