using DeclarativeNet.Generators.Emit.Graph;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What the classes of a network and of a block have in common: fields, constructor, typed paths, forward pass.</summary>
internal static class ModuleCode
{
    /// <summary>
    /// A field for each module. A parameter that belongs to none is looked up by its path, because moving the network replaces it.
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
            (layer.Code.IsParameter ? "" : $"{layer.Field} = ") + $"Register({Literals.Of(layer.Node.Path)}, {layer.Code.Factory});")));

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

    /// <summary>The module's own forward pass, which gives the main result alone.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="code">The network.</param>
    /// <param name="first">Statements before everything else, from the inputs' names.</param>
    public static void Forward(SourceWriter writer, NetworkCode code, Func<IReadOnlyList<string>, string>? first = null)
    {
        var output = code.Network.Output();
        writer.Line("/// <inheritdoc/>");
        Pass(writer, code, "public override torch.Tensor forward", [output], first, forward => forward.Result(output));
    }

    /// <summary>A method that takes the inputs' tensors.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="code">The network.</param>
    /// <param name="header">What stands before its parameters.</param>
    /// <param name="kept">The nodes that it gives back.</param>
    /// <param name="first">Statements before everything else, from the inputs' names.</param>
    /// <param name="result">What it returns.</param>
    public static void Pass(
        SourceWriter writer,
        NetworkCode code,
        string header,
        IReadOnlyCollection<int> kept,
        Func<IReadOnlyList<string>, string>? first,
        Func<ForwardCode, string> result)
    {
        var scope = code.Scope();
        var inputs = code.Network.InputValues().Select(input => Identifiers.Escape(scope.Claim(Identifiers.Camel(input.Name)))).ToList();
        var forward = new ForwardCode(code, kept, inputs, scope);
        writer.Block($"{header}({string.Join(", ", inputs.Select(input => $"torch.Tensor {input}"))})", body => body
            .Lines(first is null ? [] : [first(inputs)])
            .Lines(forward.Lines())
            .Line($"return {result(forward)};"));
    }
}
