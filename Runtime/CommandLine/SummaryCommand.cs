using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary><c>summary</c>: the network as a table.</summary>
internal static class SummaryCommand
{
    private static readonly string[] Headings = ["Value", "Step", "Path", "Shape", "Parameters", "MACs"];

    private const int FirstNumber = 4;

    public static Command Describe(ModelDefinition model, CommandEnvironment environment)
    {
        var command = new Command("summary", "Prints the network: values, shapes, parameters, multiply-accumulates.");
        command.SetAction(_ =>
        {
            Print(model.Summary, environment);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(NetworkSummary summary, CommandEnvironment environment)
    {
        var rows = summary.Rows.Select(Cells).ToList();
        if (environment.Terminal is { } terminal)
            terminal.Write(Draw(rows));
        else
            Align(rows, environment.Output);
        environment.Say($"{summary.Name}: {summary.Parameters:N0} parameters, {Count(summary.MultiplyAccumulates)} multiply-accumulates a picture");
        if (summary.Precondition.Count > 0)
            environment.Say($"any picture with {string.Join(", ", summary.Precondition)}");
    }

    private static string[] Cells(SummaryRow row) =>
    [
        new string(' ', 2 * row.Depth) + row.Value,
        row.Step,
        row.Path,
        row.Shape,
        row.Parameters == 0 ? "" : Count(row.Parameters),
        row.MultiplyAccumulates == 0 ? "" : Count(row.MultiplyAccumulates),
    ];

    private static string Count(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "open";

    private static Table Draw(List<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (index, heading) in Headings.Index())
            table.AddColumn(heading, column => column.Alignment(index >= FirstNumber ? Justify.Right : Justify.Left).NoWrap());
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static void Align(List<string[]> rows, TextWriter output)
    {
        List<string[]> lines = [Headings, .. rows];
        var widths = Headings.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => column >= FirstNumber ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
