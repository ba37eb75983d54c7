using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.CommandLine;

/// <summary>What a network says of a picture.</summary>
/// <param name="File">The picture's file.</param>
/// <param name="Probabilities">One for each class.</param>
internal sealed record PicturePrediction(string File, ImmutableArray<float> Probabilities);

/// <summary>
/// Writes predictions as they come. Where pictures show any number of classes, those above one half are named. Disposing writes what has to
/// wait for the last one.
/// </summary>
/// <param name="task">What was to be found out.</param>
/// <param name="classes">The classes, in the order of their labels.</param>
internal abstract class PredictionWriter(LearningTask task, ImmutableArray<string> classes) : IDisposable
{
    /// <summary>The classes, in the order of their labels.</summary>
    protected ImmutableArray<string> Classes => classes;

    /// <summary>The writer of a format.</summary>
    /// <param name="format">The format: a table has a frame in a terminal, and in a pipe a line a picture, in columns between tabs.</param>
    /// <param name="environment">Where predictions go.</param>
    /// <param name="task">What was to be found out.</param>
    /// <param name="classes">The classes, in the order of their labels.</param>
    public static PredictionWriter For(
        OutputFormat format, CommandEnvironment environment, LearningTask task, ImmutableArray<string> classes) => format switch
        {
            OutputFormat.Json => new JsonLines(environment.Output, task, classes),
            OutputFormat.Csv => new CsvRows(environment.Output, task, classes),
            _ when environment.IsTerminal => new Framed(environment.Console, task, classes),
            _ => new Lines(environment.Output, task, classes),
        };

    /// <summary>Writes what is said of a picture.</summary>
    public abstract void Write(PicturePrediction prediction);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>The file, its classes and their probabilities.</summary>
    protected string[] Row(PicturePrediction prediction) =>
    [
        prediction.File,
        Names(prediction, ", "),
        string.Join(", ", Said(prediction).Select(label => Written(prediction.Probabilities[label]))),
    ];

    /// <summary>The classes that a picture is said to show.</summary>
    protected string Names(PicturePrediction prediction, string between) => string.Join(between, Said(prediction).Select(label => classes[label]));

    /// <summary>The labels that a picture is said to have.</summary>
    protected IEnumerable<int> Said(PicturePrediction prediction) => task == LearningTask.MultiLabel
        ? Enumerable.Range(0, classes.Length).Where(label => prediction.Probabilities[label] > 0.5f)
        : [prediction.Probabilities.IndexOf(prediction.Probabilities.Max())];

    /// <summary>A probability as text.</summary>
    protected static string Written(float probability) => probability.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>Columns between tabs.</summary>
    private sealed class Lines(TextWriter output, LearningTask task, ImmutableArray<string> classes) : PredictionWriter(task, classes)
    {
        public override void Write(PicturePrediction prediction) => output.WriteLine(string.Join('\t', Row(prediction)));
    }

    /// <summary>A table for a terminal, whose columns are as wide as the widest of all rows.</summary>
    private sealed class Framed(IAnsiConsole console, LearningTask task, ImmutableArray<string> classes) : PredictionWriter(task, classes)
    {
        private readonly Table table =
            new Table().Border(TableBorder.Rounded).AddColumns("Picture", "Class").AddColumn("Probability", column => column.RightAligned());

        public override void Write(PicturePrediction prediction) => table.AddRow([.. Row(prediction).Select(Markup.Escape)]);

        public override void Dispose() => console.Write(table);
    }

    /// <summary>A JSON object a picture, a line each, with the probabilities of all classes.</summary>
    private sealed class JsonLines(TextWriter output, LearningTask task, ImmutableArray<string> classes) : PredictionWriter(task, classes)
    {
        private static readonly JsonSerializerOptions Json = new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };

        public override void Write(PicturePrediction prediction) => output.WriteLine(JsonSerializer.Serialize(
            new
            {
                prediction.File,
                Classes = Said(prediction).Select(label => Classes[label]),
                Probabilities = Classes.Zip(prediction.Probabilities).ToDictionary(pair => pair.First, pair => pair.Second),
            },
            Json));
    }

    /// <summary>A column for each class, under a line of headings.</summary>
    private sealed class CsvRows : PredictionWriter
    {
        private readonly CsvWriter csv;

        public CsvRows(TextWriter output, LearningTask task, ImmutableArray<string> classes)
            : base(task, classes)
        {
            csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
            Record(["file", "class", .. classes]);
        }

        public override void Write(PicturePrediction prediction) =>
            Record([prediction.File, Names(prediction, ";"), .. prediction.Probabilities.Select(Written)]);

        public override void Dispose() => csv.Dispose();

        private void Record(IEnumerable<string> cells)
        {
            foreach (var cell in cells)
                csv.WriteField(cell);
            csv.NextRecord();
            csv.Flush();
        }
    }
}
