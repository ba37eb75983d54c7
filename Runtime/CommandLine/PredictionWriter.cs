using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>How predictions are written.</summary>
internal enum PredictionFormat
{
    /// <summary>A table in a terminal; in a pipe a line a picture, in columns between tabs.</summary>
    Table,

    /// <summary>A JSON object a picture, a line each, with the probabilities of all classes.</summary>
    Json,

    /// <summary>Comma-separated values with a line of headings, a column for each class.</summary>
    Csv,
}

/// <summary>What a network says of a picture.</summary>
/// <param name="File">The picture's file.</param>
/// <param name="Probabilities">One for each class.</param>
internal sealed record PicturePrediction(string File, ImmutableArray<float> Probabilities);

/// <summary>Writes predictions. Where pictures show any number of classes, those above one half are named.</summary>
/// <param name="environment">Where they go.</param>
/// <param name="task">What was to be found out.</param>
/// <param name="classes">The classes, in the order of their labels.</param>
internal sealed class PredictionWriter(CommandEnvironment environment, LearningTask task, ImmutableArray<string> classes)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes them all.</summary>
    public void Write(IReadOnlyList<PicturePrediction> predictions, PredictionFormat format)
    {
        switch (format)
        {
            case PredictionFormat.Json:
                foreach (var prediction in predictions)
                    environment.Output.WriteLine(JsonSerializer.Serialize(AsJson(prediction), Json));
                break;
            case PredictionFormat.Csv:
                WriteCsv(predictions);
                break;
            case PredictionFormat.Table when environment.IsTerminal:
                WriteTable(predictions);
                break;
            default:
                foreach (var prediction in predictions)
                    environment.Output.WriteLine(string.Join('\t', Row(prediction)));
                break;
        }
    }

    private object AsJson(PicturePrediction prediction) => new
    {
        prediction.File,
        Classes = Said(prediction).Select(label => classes[label]),
        Probabilities = classes.Zip(prediction.Probabilities).ToDictionary(pair => pair.First, pair => pair.Second),
    };

    private void WriteCsv(IReadOnlyList<PicturePrediction> predictions)
    {
        using var csv = new CsvWriter(environment.Output, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var row in predictions.Select(Cells).Prepend(["file", "class", .. classes]))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }

    private string[] Cells(PicturePrediction prediction) =>
        [prediction.File, Names(prediction, ";"), .. prediction.Probabilities.Select(Written)];

    private void WriteTable(IReadOnlyList<PicturePrediction> predictions)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Picture", "Class").AddColumn("Probability", column => column.RightAligned());
        foreach (var prediction in predictions)
            table.AddRow([.. Row(prediction).Select(Markup.Escape)]);
        environment.Console.Write(table);
    }

    private string[] Row(PicturePrediction prediction) =>
    [
        prediction.File,
        Names(prediction, ", "),
        string.Join(", ", Said(prediction).Select(label => Written(prediction.Probabilities[label]))),
    ];

    private string Names(PicturePrediction prediction, string between) => string.Join(between, Said(prediction).Select(label => classes[label]));

    private IEnumerable<int> Said(PicturePrediction prediction) => task == LearningTask.MultiLabel
        ? Enumerable.Range(0, classes.Length).Where(label => prediction.Probabilities[label] > 0.5f)
        : [prediction.Probabilities.IndexOf(prediction.Probabilities.Max())];

    private static string Written(float probability) => probability.ToString("F4", CultureInfo.InvariantCulture);
}
