using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Sections;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace DeclarativeNet.CommandLine;

/// <summary>Writes how a network does: every measure that the report has, under the same names.</summary>
/// <param name="environment">Where to.</param>
internal sealed class EvaluationWriter(CommandEnvironment environment)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes it.</summary>
    /// <param name="evaluation">How it does.</param>
    /// <param name="plain">The accuracy by the pictures alone, where views of them were averaged.</param>
    /// <param name="format">How it is written.</param>
    public void Write(Evaluation evaluation, double? plain, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                environment.Output.WriteLine(JsonSerializer.Serialize(AsJson(evaluation, plain), Json));
                break;
            case OutputFormat.Csv:
                WriteCsv(evaluation, plain);
                break;
            default:
                environment.Say($"{evaluation.Dataset}, {evaluation.Decisions.Pictures} pictures: loss {evaluation.Loss:F4}");
                WriteTable(evaluation);
                if (plain is { } accuracy)
                    environment.Say($"accuracy without views: {accuracy:F4}");
                environment.SayMerit(evaluation);
                break;
        }
    }

    private static object AsJson(Evaluation evaluation, double? plain) => new
    {
        evaluation.Dataset,
        Task = EnumNames.Spelled(evaluation.Task),
        evaluation.Decisions.Pictures,
        Loss = Number(evaluation.Loss),
        Accuracy = Number(evaluation.Accuracy),
        AccuracyWithoutViews = plain,
        MeanAveragePrecision = Number(evaluation.Ranking.AveragePrecision.Macro),
        Measures = Measures.Values(evaluation).ToDictionary(measure => measure.Name, measure => Number(measure.Value)),
        Classes = evaluation.Decisions.Report.Classes.Select(row => new
        {
            row.Class,
            Precision = Number(row.Score.Precision),
            Recall = Number(row.Score.Recall),
            F1 = Number(row.Score.F1),
            row.Support,
        }),
    };

    /// <summary>JSON has no word for what is no number.</summary>
    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    private void WriteCsv(Evaluation evaluation, double? plain)
    {
        using var csv = new CsvWriter(environment.Output, CultureInfo.InvariantCulture, leaveOpen: true);
        string[][] rows =
        [
            ["measure", "value"],
            .. Measures.Values(evaluation).Select(measure => new[] { measure.Name, measure.Value.ToString("R", CultureInfo.InvariantCulture) }),
            .. plain is { } accuracy ? [["Accuracy without views", accuracy.ToString("R", CultureInfo.InvariantCulture)]] : Array.Empty<string[]>(),
        ];
        foreach (var row in rows)
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }

    private void WriteTable(Evaluation evaluation)
    {
        var facts = Measures.Of(evaluation);
        if (environment.IsTerminal)
        {
            var framed = new Table().Border(TableBorder.Rounded).AddColumn("Measure").AddColumn("Value", column => column.RightAligned());
            foreach (var fact in facts)
                framed.AddRow(Markup.Escape(fact.Name), Markup.Escape(fact.Value));
            environment.Console.Write(framed);
            return;
        }
        ImmutableArray<(string Title, bool IsNumber)> columns = [("Measure", false), ("Value", true)];
        var table = new TextTable(columns, facts.Select(fact => ImmutableArray.Create(fact.Name, fact.Value)));
        foreach (var fact in facts)
            environment.Output.WriteLine(table.Line([fact.Name, fact.Value]));
    }
}
