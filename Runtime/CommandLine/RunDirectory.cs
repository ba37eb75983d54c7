using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Reports;
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

    private static readonly ImmutableArray<string> Files =
    [
        "config.json", "history.jsonl", "last.safetensors", "best.safetensors", "averaged.safetensors", RunRecordFile.Name, "report.html",
    ];

    /// <summary>A loss may be infinite or no number: its epoch is told of all the same.</summary>
    private static readonly JsonSerializerOptions History = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Where a folder's newest checkpoint is.</summary>
    public static string LastCheckpointIn(string folder) => Path.Combine(folder, "last.safetensors");

    /// <summary>Where the weights of a folder's best epoch are.</summary>
    private static string BestIn(string folder) => Path.Combine(folder, "best.safetensors");

    /// <summary>Whether a folder has a run, or what has come of one so far.</summary>
    public static bool IsTaken(string folder) =>
        File.Exists(Path.Combine(folder, "config.json"))
        || File.Exists(LastCheckpointIn(folder))
        || File.Exists(Path.Combine(folder, RunRecordFile.Name));

    /// <summary>Removes what a run has left in a folder, and nothing else.</summary>
    /// <returns>The folder, or what the file system said.</returns>
    public static Result<string> Clear(string folder)
    {
        try
        {
            foreach (var file in Files.Select(name => Path.Combine(folder, name)))
                File.Delete(file);
            if (Directory.Exists(TensorBoardIn(folder)))
                Directory.Delete(TensorBoardIn(folder), recursive: true);
            return folder;
        }
        // There is nothing to remove from a folder that is not there.
        catch (DirectoryNotFoundException)
        {
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"its run cannot be removed: {problem.Message}", folder, "remove it by hand, or give another --output");
        }
    }

    /// <summary>Makes a folder where there is none, and sees that files can be written there.</summary>
    /// <returns>The folder, or what the file system said.</returns>
    public static Result<string> Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(Path.Combine(folder, $".{Guid.NewGuid():N}"), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure(
                $"nothing can be written to this folder: {problem.Message}", folder, "give another --output, or check permissions and the disk's space");
        }
    }

    /// <summary>Copies the best weights of a run into the folder in which it goes on.</summary>
    /// <returns>The folder, or what the file system said.</returns>
    public static Result<string> TakeAlong(string from, string folder) => File.Exists(BestIn(from))
        ? AtomicFile.Write(BestIn(folder), copy =>
        {
            using var best = File.OpenRead(BestIn(from));
            best.CopyTo(copy);
        }).Map(_ => folder)
        : folder;

    /// <summary>Makes a folder of its own for a run; one that was begun in the same second has the name already, and this gets a number.</summary>
    /// <returns>The folder, or what the file system said.</returns>
    public static Result<string> Reserve(string wanted)
    {
        try
        {
            if (Path.GetDirectoryName(wanted) is { Length: > 0 } around)
                Directory.CreateDirectory(around);
            for (var number = 1; ; number++)
            {
                var folder = number == 1 ? wanted : FormattableString.Invariant($"{wanted}-{number}");
                if (Path.Exists(folder) || !Made(folder))
                    continue;
                return folder;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the folder cannot be made: {problem.Message}", wanted, "check the disk's space, or give another --output");
        }
    }

    /// <summary>Where a run's log for TensorBoard goes.</summary>
    public static string TensorBoardIn(string folder) => Path.Combine(folder, "tensorboard");

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

    private static string Line(EpochResult epoch) => JsonSerializer.Serialize(epoch, History) + "\n";

    private Result<string?> Write(string name, string text) =>
        AtomicFile.Write(Path.Combine(path, name), text).Map<string?>(file => file);

    /// <summary>Makes a folder, where nobody else has made it or is about to: whoever makes the file beside it is alone meanwhile.</summary>
    private static bool Made(string folder)
    {
        var claim = folder + ".claim";
        try
        {
            using var alone = new FileStream(claim, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            if (Path.Exists(folder))
                return false;
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (IOException) when (Path.Exists(claim) || Path.Exists(folder))
        {
            return false;
        }
    }

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
