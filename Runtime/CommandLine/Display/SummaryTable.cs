using System.Collections.Immutable;
using DeclarativeNet.Reports;
using Spectre.Console;

namespace DeclarativeNet.CommandLine.Display;

/// <summary>A network's steps with their shapes and costs, and the totals: Keras' <c>summary</c>.</summary>
public static class SummaryTable
{
    private static readonly ImmutableArray<(string Title, bool IsNumber)> Columns =
        [("Value", false), ("Step", false), ("Shape", false), ("Parameters", true), ("Multiply-accumulates", true),
            ("Bytes in training", true), ("Receptive field", true)];

    /// <summary>The table as text, in columns of spaces; every line ends in a line feed.</summary>
    public static string Render(NetworkSummary summary)
    {
        var cells = summary.Rows.Select(Cells).ToList();
        var table = new TextTable(Columns, [.. cells, Totals(summary)]);
        return string.Concat(
            ((IEnumerable<string>)
            [
                summary.Name,
                table.Rule,
                table.Titles,
                table.Rule,
                .. cells.Select(row => table.Line(row)),
                table.Rule,
                table.Line(Totals(summary)),
                .. Notes(summary),
            ]).Select(line => line + "\n"));
    }

    /// <summary>The table for a terminal.</summary>
    public static Table ToTable(NetworkSummary summary)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(summary.Name)), Border = TableBorder.Rounded, ShowFooters = true };
        foreach (var (column, total) in Columns.Zip(Totals(summary)))
        {
            table.AddColumn(new TableColumn(column.Title)
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = true,
                Footer = new Text(total, new Style(decoration: Decoration.Bold)),
            });
        }

        foreach (var row in summary.Rows)
            table.AddRow(Cells(row).Select(cell => new Text(cell)));
        if (Notes(summary).ToList() is { Count: > 0 } notes)
            table.Caption = new TableTitle(Markup.Escape(string.Join('\n', notes)));
        return table;
    }

    private static ImmutableArray<string> Cells(SummaryRow row) =>
    [
        new string(' ', row.Depth * 2) + row.Value,
        row.Step,
        row.Shape,
        row.Parameters == 0 ? "" : Readable.Count(row.Parameters),
        Costs(row.MultiplyAccumulates),
        Costs(row.TrainingBytes),
        row.ReceptiveField?.ToString() ?? "",
    ];

    private static ImmutableArray<string> Totals(NetworkSummary summary) =>
        [
            "Total",
            "",
            "",
            Readable.Count(summary.Parameters),
            Total(summary.MultiplyAccumulates),
            Total(summary.TrainingBytes),
            "",
        ];

    private static string Costs(Quantity costs) => costs.Value == 0 ? "" : Total(costs);

    /// <summary>A formula of many terms is no entry of a column; it is told below.</summary>
    private static string Total(Quantity costs) => costs.Value is { } known ? Readable.Count(known) : "open";

    /// <summary>What is no column: formulas, the memory, and what open sizes have to satisfy.</summary>
    private static IEnumerable<string> Notes(NetworkSummary summary)
    {
        if (summary.AuxiliaryParameters > 0)
            yield return $"{Readable.Count(summary.Parameters - summary.AuxiliaryParameters)} parameters without the auxiliary heads.";
        if (summary.MultiplyAccumulates.Value is null)
            yield return $"Multiply-accumulates: {summary.MultiplyAccumulates} a picture.";
        if (summary.TrainingBytes.Value is null)
            yield return $"Bytes in training: {summary.TrainingBytes} a picture.";
        if (summary.InferenceBytes is { } bytes)
            yield return $"In prediction at most {Readable.Count(bytes)} bytes a picture at once.";
        if (summary.Precondition.Count > 0)
            yield return $"Well formed where {string.Join(" and ", summary.Precondition)}.";
    }
}
