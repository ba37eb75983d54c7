using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What the compiler knows about a network, as data and as documentation.</summary>
internal static class SummaryCode
{
    private const string Summary = "global::DeclarativeNet.NetworkSummary";

    /// <summary>The property.</summary>
    public static void Property(SourceWriter writer, CheckedModel checkedModel)
    {
        var network = checkedModel.Network!;
        var conditions = checkedModel.Precondition.Select(condition => Literals.Of(condition.Text));
        writer
            .Line($"public static {Summary} Summary {{ get; }} = new(")
            .Indented(arguments => arguments
                .Line($"{Literals.Of(network.Name)},")
                .Line("[")
                .Indented(rows => rows.Lines(Rows(network, 0, "").Select(row => row + ",")))
                .Line("],")
                .Line($"Parameters: {Literals.Of(Parameters(network))},")
                .Line($"MultiplyAccumulates: {Number(MultiplyAccumulates(network))},")
                .Line($"Precondition: [{string.Join(", ", conditions)}]){Auxiliary(network)};"));
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
            var learned = parameters == 0 ? "" : $"; {Literals.Grouped(parameters)} parameters";
            writer.Line($"/// <item><term>{value.Name}</term><description>{network.Nodes[value.Node].Shape}{learned}</description></item>");
        }

        writer
            .Line("/// </list>")
            .Line($"/// {Literals.Grouped(Parameters(network))} parameters in all{InHeads(network)}.")
            .Line("/// </remarks>");
    }

    private static string Auxiliary(Network network) =>
        network.Heads.Count == 0 ? "" : $" {{ AuxiliaryParameters = {Literals.Of(AuxiliaryParameters(network))} }}";

    private static string InHeads(Network network) => network.Heads.Count == 0
        ? ""
        : $", {Literals.Grouped(AuxiliaryParameters(network))} of them in auxiliary heads, which are there in training only";

    private static long AuxiliaryParameters(Network network) => network.TrainingOnly.Sum(node => network.Nodes[node].Parameters);

    private static long Parameters(Network network) => network.Nodes.Sum(node => node.Parameters);

    private static Dim MultiplyAccumulates(Network network) =>
        network.Nodes.Where(node => !network.TrainingOnly.Contains(node.Id))
            .Aggregate(Dim.Zero, (sum, node) => sum + node.MultiplyAccumulates);

    private static IEnumerable<string> Rows(Network network, int depth, string path) => network.Nodes.SelectMany(node =>
        node.Operation is Operation.Use use
            ? Rows(use.Block, depth + 1, $"{path}{node.Path}.").Prepend(Row(network, node, depth, path, use.Block.Name))
            : [Row(network, node, depth, path, node.Operation.GetType().Name)]);

    private static string Row(Network network, Node node, int depth, string path, string step)
    {
        var place = node.Parameters > 0 ? path + node.Path : "";
        return $"new({Literals.Of(depth)}, {Literals.Of(network.Values[node.Value].Name)}, {Literals.Of(step)}, {Literals.Of(place)}, "
            + $"{Literals.Of(node.Shape.ToString())}, {Literals.Of(node.Parameters)}, {Number(node.MultiplyAccumulates)})";
    }

    private static string Number(Dim number) => number.IsConstant ? Literals.Of(number.Value) : "null";
}
