using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.CommandLine;

/// <summary>
/// The folder of a run, written as its events come by: <c>config.json</c> (what is run), <c>history.jsonl</c> (a line for each epoch); the
/// run itself puts <c>last.safetensors</c> and <c>best.safetensors</c> beside them.
/// </summary>
/// <param name="path">The folder; it is made with its first file.</param>
internal sealed class RunDirectory(string path)
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Where a folder's newest checkpoint is.</summary>
    public static string LastCheckpointIn(string folder) => Path.Combine(folder, "last.safetensors");

    /// <summary>A folder's name that tells runs apart: what is trained, and the time.</summary>
    public static string NameFor(string trained, TimeProvider clock) =>
        Path.Combine("runs", FormattableString.Invariant($"{trained}-{clock.GetLocalNow():yyyyMMdd-HHmmss}"));

    /// <summary>Writes what an event is worth.</summary>
    /// <returns>The file written, nothing where there is none, or what the file system said.</returns>
    public Result<string?> Keep(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingEvent.Started started:
                return Write("config.json", JsonSerializer.Serialize(started.Run, Pretty))
                    .Bind(_ => Write("history.jsonl", string.Concat(started.History.Select(Line))));
            case TrainingEvent.EpochCompleted epoch:
                return Append("history.jsonl", Line(epoch.Result));
            default:
                return new Result<string?>.Ok(null);
        }
    }

    private static string Line(EpochResult epoch) => JsonSerializer.Serialize(epoch) + "\n";

    private Result<string?> Write(string name, string text) =>
        AtomicFile.Write(Path.Combine(path, name), text).Map<string?>(file => file);

    /// <summary>A line more. Rewriting the file for it would be no safer: a reader skips half a line.</summary>
    private Result<string?> Append(string name, string line)
    {
        var file = Path.Combine(path, name);
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
