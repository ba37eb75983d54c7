using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>
/// The pure view of a model: its parameters as an immutable record, gradients of the same form, and the function between them.
/// </summary>
internal static class ParametersCode
{
    /// <summary>The names of the types.</summary>
    public const string Parameters = "Parameters", Gradients = "Gradients";

    private const string Functional = "global::DeclarativeNet.Functional";
    private const string Generic = "global::System.Collections.Generic";

    /// <summary>Both records, and <c>ValueAndGradient</c> where the model is a picture classifier.</summary>
    public static void Write(SourceWriter writer, TypeReference model, ModelCode classes)
    {
        var form = TensorForm.Of(classes.Network, Parameters, Gradients);
        writer.Line("/// <summary>The learned tensors at typed paths. Whoever makes it disposes it.</summary>");
        Tree(writer, model, Parameters, "", form, body =>
        {
            body.Line()
                .Line("/// <summary>Copies of a network's parameters.</summary>")
                .Line($"public static {Parameters} Of({NetCode.Class} network) => Read(network);")
                .Line()
                .Line("/// <summary>Writes them into a network's parameters; its buffers stay as they are.</summary>")
                .Line($"public void CopyTo({NetCode.Class} network) => Write(network);");
            Values(body, form);
            foreach (var block in classes.Blocks)
                Block(body.Line(), block);
        });
        writer.Line().Line("/// <summary>For each of the parameters a tensor of its shape.</summary>");
        Tree(writer, model, Gradients, Parameters + ".", form, _ => { });
        if (classes.Network.Network.NoClassifier is null)
            ValueAndGradient(writer.Line());
    }

    /// <summary>What a tree derives from.</summary>
    public static string Base(TypeReference model, string type) => $"{Functional}.TensorTree<{RecordCode.Self(model)}, {type}>";

    /// <summary>What holds tensors implements.</summary>
    public static string Interface(string type) => $"{Functional}.ITensors<{type}>";

    /// <summary>The members that take a tree apart and put it together: a header, to be followed by an expression.</summary>
    public static (string Of, string At) Conversions(string type, string torch = RecordCode.Torch) => (
        $"public static {type} Of({Generic}.IReadOnlyDictionary<string, {torch}.Tensor> tensors, string prefix) =>",
        $"public {Generic}.IEnumerable<{Generic}.KeyValuePair<string, {torch}.Tensor>> At(string prefix) =>");

    /// <summary>The header of <c>ValueAndGradient</c>.</summary>
    public static SourceWriter Signature(SourceWriter writer, string torch = RecordCode.Torch) => writer
        .Line($"public static {Functional}.LossAndGradients<{Gradients}> ValueAndGradient(")
        .Indented(parameters => parameters
            .Line($"{Parameters} parameters,")
            .Line("global::DeclarativeNet.Data.Batch batch,")
            .Line($"global::System.Func<global::DeclarativeNet.Logits, {torch}.Tensor, {torch}.Tensor>? loss = null) =>"));

    private static void Tree(
        SourceWriter writer, TypeReference model, string type, string within, TensorForm form, Action<SourceWriter> members)
    {
        Documented(writer, form).Line(RecordCode.Generated);
        Header(writer, type, Parameters, form, Base(model, type), Interface(type)).Braces(body =>
        {
            Conversions(body, type, within, form);
            members(body);
        });
    }

    private static void Block(SourceWriter writer, NetworkCode code)
    {
        var type = LayerTensors.OfBlock(code.Class).Type;
        var form = TensorForm.Of(code, type);
        writer.Line($"/// <summary>The learned tensors of a <c>{code.Class}</c>.</summary>");
        Header(Documented(writer, form), type, type, form, Interface(type)).Braces(body =>
        {
            Conversions(body, type, "", form);
            Values(body, form);
        });
    }

    private static SourceWriter Header(SourceWriter writer, string type, string within, TensorForm form, params string[] bases) => writer
        .Line($"public sealed record {type}(")
        .Indented(header => header
            .Lines(Listed(form.Values.Select(value => $"{within}.{value.Type} {value.Property}"), ") :"))
            .Line(string.Join(", ", bases)));

    private static void Conversions(SourceWriter writer, string type, string within, TensorForm form)
    {
        var (of, at) = Conversions(type);
        writer
            .Line("/// <inheritdoc/>")
            .Line($"{of} new {type}(")
            .Indented(values => values.Lines(Listed(
                form.Values.Select(value =>
                    $"new {within}{value.Type}({string.Join(", ", value.Layers.Select(layer => layer.Tensors.Of(within, layer.Path)))})"),
                ");")))
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(at)
            .Line("[")
            .Indented(values => values.Lines(form.Values.SelectMany(value => value.Layers.Select(layer =>
                layer.Tensors.At($"{value.Property}.{layer.Property}", layer.Path) + ","))))
            .Line("];");
    }

    /// <summary>One thing a line, with commas between them.</summary>
    private static IEnumerable<string> Listed(IEnumerable<string> items, string end)
    {
        var lines = items.ToList();
        return lines.Count == 0 ? [end] : lines.Select((line, index) => line + (index == lines.Count - 1 ? end : ","));
    }

    /// <summary>A record for each value: a property for each layer.</summary>
    private static void Values(SourceWriter writer, TensorForm form)
    {
        foreach (var value in form.Values)
        {
            writer.Line().Line($"/// <summary>The learned tensors of <c>{value.Property.TrimStart('@')}</c>.</summary>");
            foreach (var layer in value.Layers)
                writer.Line($"/// <param name=\"{layer.Property.TrimStart('@')}\"><c>{layer.Path}</c>.</param>");
            var layers = value.Layers.Select(layer => $"{layer.Tensors.Type} {layer.Property}");
            writer.Line($"public sealed record {value.Type}({string.Join(", ", layers)});");
        }
    }

    private static SourceWriter Documented(SourceWriter writer, TensorForm form) => writer.Lines(form.Values.Select(value =>
        $"/// <param name=\"{value.Property.TrimStart('@')}\">Those of <c>{value.Property.TrimStart('@')}</c>.</param>"));

    private static void ValueAndGradient(SourceWriter writer)
    {
        writer
            .Line($"private static readonly {Functional}.FunctionalNetwork pureNetwork = new(static () => new {NetCode.Class}());")
            .Line()
            .Line("/// <summary>The loss of a batch and its gradients, in training mode. Nothing that it is given changes.</summary>")
            .Line("/// <remarks>")
            .Line("/// Batch normalisation takes the batch's statistics and keeps none; dropout draws from torch's generator.")
            .Line("/// </remarks>")
            .Line("/// <param name=\"parameters\">The parameters; where they are, it is computed.</param>")
            .Line("/// <param name=\"batch\">Pictures, as bytes of a dataset or as floats, and labels.</param>")
            .Line("/// <param name=\"loss\">From scores and labels to one number; the mean cross-entropy unless said.</param>")
            .Line(RecordCode.Generated);
        Signature(writer).Indented(body => body.Line(
            $"pureNetwork.ValueAndGradient<{Parameters}, {Gradients}>("
            + $"parameters, batch, loss ?? {Functional}.FunctionalNetwork.CrossEntropy);"));
    }
}
