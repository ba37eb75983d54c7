using DeclarativeNet.Generators.Emit.Graph;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What the classes of a network and of a block have in common: fields, constructor, typed paths, forward pass.</summary>
internal static class ModuleCode
{
    /// <summary>
    /// A field for each module. A parameter of the network itself is another object after the network has moved to a device or type, so
    /// it is looked up.
    /// </summary>
    public static void Fields(SourceWriter writer, NetworkCode code)
    {
        foreach (var layer in code.Layers.Values)
            writer.Line(layer.Code.IsParameter
                ? $"private {layer.Code.Type} {layer.Field} => ParameterAt({Literals.Of(layer.Node.Path)});"
                : $"private readonly {layer.Code.Type} {layer.Field};");
        if (code.Layers.Count > 0)
            writer.Line();
    }

    /// <summary>A constructor that makes each module and registers it at its path.</summary>
    public static void Constructor(SourceWriter writer, NetworkCode code, string summary) => writer
        .Line($"/// <summary>{summary}</summary>")
        .Line($"public {code.Class}()")
        .Indented(indented => indented.Line($": base({Literals.Of(code.Network.Name)})"))
        .Braces(body => body.Lines(code.Layers.Values.Select(layer =>
            $"{(layer.Code.IsParameter ? "" : $"{layer.Field} = ")}Register({Literals.Of(layer.Node.Path)}, {layer.Code.Factory});")));

    /// <summary>A property for each value with modules, and the type that it has.</summary>
    public static void Paths(SourceWriter writer, NetworkCode code, NameScope members)
    {
        foreach (var (value, layers) in code.LayersByValue())
        {
            var property = Identifiers.Escape(members.Claim(value.Name));
            var type = members.Claim(Identifiers.Pascal(value.Name) + "Layers");
            writer.Line()
                .Line($"/// <summary>The layers of <c>{value.Name}</c>.</summary>")
                .Line($"public {type} {property} => new(this);")
                .Line()
                .Line($"/// <summary>The layers of <c>{value.Name}</c>.</summary>")
                .Block($"public readonly struct {type}({code.Class} network)", body => body.Separated(layers, (inner, layer) => inner
                    .Line($"/// <summary><c>{layer.Node.Path}</c>.</summary>")
                    .Line($"public {layer.Code.Type} {Identifiers.Escape(layer.Node.Member)} => network.{layer.Field};")));
        }
    }

    /// <summary>The forward pass that gives the result alone.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="code">The network.</param>
    /// <param name="first">Statements before everything else.</param>
    public static void Forward(SourceWriter writer, NetworkCode code, params string[] first)
    {
        var scope = code.Scope();
        var input = Identifiers.Escape(scope.Claim(Identifiers.Camel(code.Network.Values[0].Name)));
        var output = code.Network.Output();
        var forward = new ForwardCode(code, [output], input, scope);
        writer.Line("/// <inheritdoc/>").Block($"public override torch.Tensor forward(torch.Tensor {input})", body => body
            .Lines(first.Select(statement => statement.Replace("{input}", input)))
            .Lines(forward.Lines())
            // What is given back is always the caller's to release, so never the tensor that he gave.
            .Line($"return {forward.Variable(output)}{(forward.IsInput(output) ? ".alias()" : "")};"));
    }
}
