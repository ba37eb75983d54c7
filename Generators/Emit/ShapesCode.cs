using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The shapes of all values by name, as the compiler found them, and for given sizes where some are open.</summary>
internal static class ShapesCode
{
    /// <summary>The name of the property.</summary>
    public const string Property = GeneratedNames.Shapes;

    private const string Type = GeneratedNames.ShapesType;
    private const string Precondition = "Precondition";
    private const string Shape = "global::DeclarativeNet.ValueShape";

    /// <summary>Members that the type has, or inherits under names like those of values.</summary>
    private static readonly string[] Members =
    [
        Type, Precondition, "At", "ToString", "Equals", "GetHashCode", "GetType", "Clone", "Deconstruct", "EqualityContract",
        "PrintMembers", "MemberwiseClone", "Finalize", "torch", "nn", "functional",
    ];

    /// <summary>The property and its type.</summary>
    public static void Write(SourceWriter writer, CheckedModel checkedModel)
    {
        var network = checkedModel.Network!;
        var scope = new NameScope(Members);
        var values = network.Values.Select(value => (Name: Identifiers.Escape(scope.Claim(value.Name)), network.Nodes[value.Node].Shape)).ToList();
        writer
            .Line("/// <summary>The shape of every value without the batch axis, as the compiler found it.</summary>")
            .Line(RecordCode.Generated)
            .Line($"public static {Type} {Property} {{ get; }} = new(")
            .Indented(shapes => shapes.Lines(values.Select((value, index) =>
                $"new({Literals.Of(value.Shape.ToString())}, [{Sizes(value.Shape)}]){(index == values.Count - 1 ? ");" : ",")}")))
            .Line()
            .Line("/// <summary>The shapes of the values, without the batch axis.</summary>")
            .Lines(values.Select(value => $"/// <param name=\"{value.Name.TrimStart('@')}\"><c>{value.Shape}</c>.</param>"))
            .Line(RecordCode.Generated)
            .Line($"public sealed record {Type}(")
            .Indented(parameters => parameters.Lines(values.Select((value, index) =>
                $"{Shape} {value.Name}{(index == values.Count - 1 ? ")" : ",")}")))
            .Braces(body =>
            {
                var conditions = checkedModel.Precondition.Select(condition => Literals.Of(condition.Text));
                body
                    .Line("/// <summary>What open sizes have to satisfy; empty where all are fixed.</summary>")
                    .Line($"public global::System.Collections.Immutable.ImmutableArray<string> {Precondition} => [{string.Join(", ", conditions)}];");
                if (network.Inputs.SelectMany(input => input.Shape.Sizes).SelectMany(size => size.Symbols).Distinct().ToList() is { Count: > 0 } open)
                    At(body.Line(), checkedModel, open, [.. values.Select(value => value.Shape)]);
            });
    }

    /// <summary>The method that fills open sizes in.</summary>
    private static void At(SourceWriter writer, CheckedModel checkedModel, IReadOnlyList<string> open, IReadOnlyList<Shape> shapes)
    {
        writer
            .Line("/// <summary>The shapes for given sizes.</summary>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">The network is not well formed for these sizes.</exception>")
            .Block($"public {Type} At({string.Join(", ", open.Select(name => $"long {name}"))})", body =>
            {
                if (checkedModel.Precondition.Count > 0)
                {
                    var expected = string.Join(" and ", checkedModel.Precondition.Select(condition => condition.Text));
                    var given = string.Join(", ", open.Select(name => $"{name} = {{{name}}}"));
                    body
                        .Line($"if (!({string.Join(" && ", checkedModel.Precondition.Select(condition => $"({condition.CSharp})"))}))")
                        .Indented(thrown => thrown.Line(
                            $"throw new global::System.ArgumentException($\"{checkedModel.Network!.Name} is well formed where {expected}, not for {given}.\");"));
                }

                body.Line("return new(").Indented(values => values.Lines(shapes.Select((shape, index) =>
                    $"{Shape}.Of({string.Join(", ", shape.Sizes.Select(size => size.ToCSharp()))}){(index == shapes.Count - 1 ? ");" : ",")}")));
            });
    }

    private static string Sizes(Shape shape) => string.Join(", ", shape.Sizes.Select(size => size.IsConstant ? Literals.Of(size.Value) : "null"));
}
