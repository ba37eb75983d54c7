using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What the compiler knows about a network, as data and as documentation.</summary>
internal static class SummaryCode
{
    private const string Summary = "global::DeclarativeNet.NetworkSummary";
    private const string Sees = "global::DeclarativeNet.ReceptiveField.";

    /// <summary>The property.</summary>
    public static void Property(SourceWriter writer, CheckedModel checkedModel)
    {
        var network = checkedModel.Network!;
        var activations = new Activations(network);
        var conditions = checkedModel.Precondition.Select(condition => Literals.Of(condition.Text));
        writer
            .Line($"public static {Summary} Summary {{ get; }} = new(")
            .Indented(arguments => arguments
                .Line($"{Literals.Of(network.Name)},")
                .Line("[")
                .Indented(rows => rows.Lines(Rows(network, 0, "", Field.OfPictures(network), activations).Select(row => row + ",")))
                .Line("],")
                .Line($"Parameters: {Literals.Of(network.Parameters)},")
                .Line($"MultiplyAccumulates: {Quantity(network.MultiplyAccumulates)},")
                .Line($"Precondition: [{string.Join(", ", conditions)}])"))
            .Line("{")
            .Indented(costs =>
            {
                if (network.Heads.Count > 0)
                    costs.Line($"AuxiliaryParameters = {Literals.Of(AuxiliaryParameters(network))},");
                costs.Line($"TrainingBytes = {Quantity(activations.InTraining)},");
                if (activations.InPrediction is { } bytes)
                    costs.Line($"InferenceBytes = {Literals.Of(bytes)},");
            })
            .Line("};");
    }

    /// <summary>The remarks: a table of the values, one line each where an editor shows them.</summary>
    public static void Remarks(SourceWriter writer, Network network)
    {
        var fields = Field.Of(network, Field.OfPictures(network));
        writer
            .Line("/// <remarks>")
            .Line("/// <list type=\"table\">")
            .Line("/// <listheader><term>Value</term><description>Shape; parameters; multiply-accumulates; receptive field</description></listheader>");
        for (var index = 0; index < network.Values.Count; index++)
        {
            var value = network.Values[index];
            var nodes = network.Nodes.Where(node => node.Value == index).ToList();
            var costs = nodes.Aggregate(Dim.Zero, (sum, node) => sum + node.MultiplyAccumulates);
            var facts = new[]
            {
                network.Nodes[value.Node].Shape.ToString(),
                nodes.Sum(node => node.Parameters) is > 0 and var learned ? $"{Suggestion.Grouped(learned)} parameters" : null,
                costs == Dim.Zero ? null : $"{Grouped(costs)} MACs",
                fields[value.Node] is { } field && index > 0 ? $"sees {field}" : null,
            };
            var description = Documentation.Escape(string.Join("; ", facts.OfType<string>()));
            writer.Line($"/// <item><term>{value.Name}</term><description>{description}</description></item>");
        }

        writer
            .Line("/// </list>")
            .Line($"/// {Suggestion.Grouped(network.Parameters)} parameters in all{InHeads(network)}; "
                + $"{Documentation.Escape(Grouped(network.MultiplyAccumulates))} multiply-accumulates (MACs) a picture.")
            .Line("/// </remarks>");
    }

    /// <summary>A number as a person reads it, or the formula.</summary>
    private static string Grouped(Dim number) => number.IsConstant ? Suggestion.Grouped(number.Value) : number.ToString();

    private static string InHeads(Network network) => network.Heads.Count == 0
        ? ""
        : $", {Suggestion.Grouped(AuxiliaryParameters(network))} of them in auxiliary heads, which are there in training only";

    private static long AuxiliaryParameters(Network network) => network.TrainingOnly.Sum(node => network.Nodes[node].Parameters);

    private static IEnumerable<string> Rows(
        Network network, int depth, string path, IReadOnlyList<Field?> inputs, Activations activations)
    {
        var fields = Field.Of(network, inputs);
        var seesPictures = network.Inputs.All(input => input.Shape.Sizes.Count == 3);
        foreach (var node in network.Nodes)
        {
            var block = (node.Operation as Operation.Use)?.Block;

            // The memory of what comes into a block is counted where it was made.
            var bytes = depth > 0 && node.Operation is Operation.Input ? Dim.Zero : activations.KeptBy(node);
            yield return Row(network, node, depth, path, block?.Name ?? node.Operation.GetType().Name)
                + Facts(bytes, seesPictures ? Window(fields[node.Id]) : null);
            if (block is null)
                continue;
            var given = node.Inputs.Select(input => fields[input]).ToList();
            foreach (var row in Rows(block, depth + 1, $"{path}{node.Path}.", given, activations.OfBlock(node.Id)))
                yield return row;
        }
    }

    private static string Row(Network network, Node node, int depth, string path, string step)
    {
        var place = node.Parameters > 0 ? path + node.Path : "";
        return $"new({Literals.Of(depth)}, {Literals.Of(network.Values[node.Value].Name)}, {Literals.Of(step)}, {Literals.Of(place)}, "
            + $"{Literals.Of(node.Shape.ToString())}, {Literals.Of(node.Parameters)}, {Quantity(node.MultiplyAccumulates)})";
    }

    /// <summary>What else is known.</summary>
    private static string Facts(Dim bytes, string? window)
    {
        var kept = bytes == Dim.Zero ? "" : $"TrainingBytes = {Quantity(bytes)}";
        var sees = window is null ? "" : $"ReceptiveField = {Sees}{window}";
        return (kept, sees) is ("", "") ? "" : $" {{ {kept}{(kept == "" || sees == "" ? "" : ", ")}{sees} }}";
    }

    private static string Window(Field? field) => field switch
    {
        null => "All",
        _ when field.Height == field.Width => $"Of({Axis(field.Height)})",
        _ => $"Of({Axis(field.Height)}, {Axis(field.Width)})",
    };

    private static string Axis(FieldAxis axis) => $"new({Number(axis.Size)}, {Number(axis.Step)}, {Number(axis.Start)})";

    private static string Number(Fraction number) => number.Denominator == 1 ? Literals.Of(number.Numerator) : Literals.Of(number.Value);

    private static string Number(Dim number) => number.IsConstant ? Literals.Of(number.Value) : "null";

    private static string Quantity(Dim number) => $"new({Literals.Of(number.ToString())}, {Number(number)})";
}
