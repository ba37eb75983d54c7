using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.CommandLine;

/// <summary>
/// The folder of a run, written as its events come by: <c>config.json</c> (what is run), <c>history.jsonl</c> (a line for each epoch),
/// <c>report.html</c>; the run itself puts <c>last.safetensors</c> and <c>best.safetensors</c> beside them.
/// </summary>
/// <param name="path">The folder; it is made with its first file.</param>
/// <param name="warnings">What the reader of the report should know, a sentence each.</param>
internal sealed class RunDirectory(string path, ImmutableArray<string> warnings)
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private RunDescription? run;

    /// <summary>The report's place.</summary>
    public string Report { get; } = System.IO.Path.Combine(path, "report.html");

    /// <summary>The newest checkpoint's place.</summary>
    public string LastCheckpoint { get; } = System.IO.Path.Combine(path, "last.safetensors");

    /// <summary>A folder's name that tells runs apart: model and time.</summary>
    public static string NameFor(ModelDefinition model, TimeProvider clock) =>
        System.IO.Path.Combine("runs", FormattableString.Invariant($"{model.Name}-{clock.GetLocalNow():yyyyMMdd-HHmmss}"));

    /// <summary>Writes what an event is worth.</summary>
    /// <returns>The file written, nothing where there is none, or what the file system said.</returns>
    public Result<string?> Keep(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingEvent.Started started:
                run = started.Run;
                return Write("config.json", JsonSerializer.Serialize(started.Run, Pretty))
                    .Bind(_ => Write("history.jsonl", string.Concat(started.History.Select(Line))));
            case TrainingEvent.EpochCompleted epoch:
                return Append("history.jsonl", Line(epoch.Result));
            case TrainingEvent.Completed completed when run is not null:
                return HtmlReport.Write(Report, [new RunRecord(run, completed.History, completed.Evaluation, warnings)]).Map<string?>(file => file);
            default:
                return new Result<string?>.Ok(null);
        }
    }

    private static string Line(EpochResult epoch) => JsonSerializer.Serialize(epoch) + "\n";

    private Result<string?> Write(string name, string text) =>
        AtomicFile.Write(System.IO.Path.Combine(path, name), text).Map<string?>(file => file);

    /// <summary>A line more. Rewriting the file for it would be no safer: a reader skips half a line.</summary>
    private Result<string?> Append(string name, string line)
    {
        var file = System.IO.Path.Combine(path, name);
        try
        {
            File.AppendAllText(file, line);
            return file;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be written: {problem.Message}", file, "check the disk's space and the folder's permissions");
        }
    }
}
