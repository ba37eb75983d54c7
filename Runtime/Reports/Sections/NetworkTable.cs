using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>The network, step by step, as the compiler found it.</summary>
internal static class NetworkTable
{
    /// <summary>The tables of the runs' networks; one where they are the same.</summary>
    public static Section Of(ImmutableArray<NamedRun> runs)
    {
        var networks = runs.Select(run => run.Record.Run.Summary)
            .DistinctBy(summary => (summary.Name, summary.Parameters, string.Join('\n', summary.Rows))).ToList();
        return new("network", "Network", All(networks.Select(summary => All([
            networks.Count > 1 ? Tag("h3", summary.Name) : Nothing,
            summary.Precondition.Count > 0
                ? Tag("p", $"Well formed where {string.Join(" and ", summary.Precondition)}.").Class("note") : Nothing,
            Steps(summary),
            Tag("p", Memory(summary)).Class("note"),
        ]))));
    }

    private static Html Steps(NetworkSummary summary) => new Table(
        $"Steps of {summary.Name}",
        [
            new("Value"), new("Step"), new("Shape"), new("Path"), new("Parameters", true), new("Multiply-accumulates", true),
            new("Bytes in training", true), new("Receptive field", true),
        ],
        [.. summary.Rows.Select(Row)])
    {
        Totals =
        [
            [
                "Total", "", "", "", Readable.Count(summary.Parameters), Total(summary.MultiplyAccumulates), Total(summary.TrainingBytes), "",
            ],
        ],
    }.Render();

    private static ImmutableArray<Html> Row(SummaryRow row) =>
    [
        Tag("span", row.Value).With("style", FormattableString.Invariant($"padding-left:{row.Depth * 1.2:0.#}em")),
        row.Step, row.Shape, row.Path.Length > 0 ? Tag("code", row.Path) : "",
        row.Parameters > 0 ? Readable.Count(row.Parameters) : "", Costs(row.MultiplyAccumulates), Costs(row.TrainingBytes),
        row.ReceptiveField?.ToString() ?? "",
    ];

    /// <summary>What the columns of costs stand for.</summary>
    private static string Memory(NetworkSummary summary) =>
        "Multiply-accumulates and bytes are those of one picture; bytes in training are what the backward pass needs of the forward pass"
        + (summary.TrainingBytes.Value is null ? $", {summary.TrainingBytes} in all." : ".")
        + (summary.MultiplyAccumulates.Value is null ? $" Multiply-accumulates are {summary.MultiplyAccumulates} in all." : "")
        + (summary.InferenceBytes is { } bytes ? $" In prediction at most {Readable.Bytes(bytes)} a picture are held at once." : "")
        + " A receptive field is the window of the picture that one value depends on, and its step.";

    private static Html Costs(Quantity costs) => costs.Value is 0 ? "" : Total(costs);

    private static Html Total(Quantity costs) => costs.Value is { } known ? Readable.Count(known) : "open";
}
