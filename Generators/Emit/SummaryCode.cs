using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What the compiler knows about a network, as data and as documentation.</summary>
internal static class SummaryCode
{
    private const string FieldType = "global::DeclarativeNet.ReceptiveField";
    private const string Summary = "global::DeclarativeNet.NetworkSummary";

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
                .Indented(rows => rows.Lines(Rows(network, 0, "", Field.Pixel, activations).Select(row => row + ",")))
                .Line("],")
                .Line($"Parameters: {Literals.Of(Parameters(network))},")
                .Line($"MultiplyAccumulates: {Number(MultiplyAccumulates(network))},")
                .Line($"Precondition: [{string.Join(", ", conditions)}])"))
            .Line("{")
            .Indented(costs => costs
                .Line($"TrainingBytes = {Quantity(activations.InTraining)},")
                .Lines(Auxiliary(network))
                .Line($"InferenceBytes = {(activations.InPrediction is { } bytes ? Literals.Of(bytes) : "null")},"))
            .Line("};");
    }

    /// <summary>The remarks: a table of the values.</summary>
    public static void Remarks(SourceWriter writer, Network network)
    {
        writer
            .Line("/// <remarks>")
            .Line("/// <list type=\"table\">")
            .Line("/// <listheader><term>Value</term><description>Shape; parameters</description></listheader>");
        for (var index = 0; index < network.Values.Count; index++)
        {
            var value = network.Values[index];
            var parameters = network.Nodes.Where(node => node.Value == index).Sum(node => node.Parameters);
            var learned = parameters == 0 ? "" : $"; {Suggestion.Grouped(parameters)} parameters";
            writer.Line($"/// <item><term>{value.Name}</term><description>{network.Nodes[value.Node].Shape}{learned}</description></item>");
        }

        writer
            .Line("/// </list>")
            .Line($"/// {Suggestion.Grouped(Parameters(network))} parameters in all{InHeads(network)}.")
            .Line("/// </remarks>");
    }

    private static IEnumerable<string> Auxiliary(Network network) =>
        network.Heads.Count == 0 ? [] : [$"AuxiliaryParameters = {Literals.Of(AuxiliaryParameters(network))},"];

    private static string InHeads(Network network) => network.Heads.Count == 0
        ? ""
        : $", {Suggestion.Grouped(AuxiliaryParameters(network))} of them in auxiliary heads, which are there in training only";

    private static long AuxiliaryParameters(Network network) => network.TrainingOnly.Sum(node => network.Nodes[node].Parameters);

    private static long Parameters(Network network) => network.Nodes.Sum(node => node.Parameters);

    private static Dim MultiplyAccumulates(Network network) =>
        network.Nodes.Where(node => !network.TrainingOnly.Contains(node.Id))
            .Aggregate(Dim.Zero, (sum, node) => sum + node.MultiplyAccumulates);

    private static IEnumerable<string> Rows(Network network, int depth, string path, Field? input, Activations activations)
    {
        var fields = Field.Of(network, input);
        foreach (var node in network.Nodes)
        {
            var block = (node.Operation as Operation.Use)?.Block;
            var step = block?.Name ?? node.Operation.GetType().Name;
            var place = node.Parameters > 0 ? path + node.Path : "";
            yield return $"new({Literals.Of(depth)}, {Literals.Of(network.Values[node.Value].Name)}, {Literals.Of(step)}, "
                + $"{Literals.Of(place)}, {Literals.Of(node.Shape.ToString())}, {Literals.Of(node.Parameters)}, "
                + $"{Number(node.MultiplyAccumulates)}) {{ TrainingBytes = {Quantity(activations.KeptBy(node))}, "
                + $"ReceptiveField = {ReceptiveField(fields[node.Id])} }}";
            if (block is null)
                continue;
            var inner = Rows(block, depth + 1, $"{path}{node.Path}.", fields[node.Inputs[0]], activations.OfBlock(node.Id));
            foreach (var row in inner)
                yield return row;
        }
    }

    private static string Number(Dim number) => number.IsConstant ? Literals.Of(number.Value) : "null";

    private static string Quantity(Dim number) => $"new({Literals.Of(number.ToString())}, {Number(number)})";

    private static string ReceptiveField(Field? field) => field is null
        ? $"new {FieldType}.Whole()"
        : $"new {FieldType}.Window({Axis(field.Height)}, {Axis(field.Width)})";

    private static string Axis(FieldAxis axis) =>
        $"new({Literals.Of(axis.Size.Value)}, {Literals.Of(axis.Step.Value)}, {Literals.Of(axis.Start.Value)})";
}
