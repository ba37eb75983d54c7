using System.Text.Json;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Reports;

/// <summary>A finished run in a file, so that its report can be made again: JSON without loss, pictures as PNG in base64.</summary>
public static class RunRecordFile
{
    /// <summary>What the file is called in the folder of a run.</summary>
    public const string Name = "result.json";

    private const string Remedy = "give the folder of a finished run, or train again";

    /// <summary>Writes a run beside its place and moves it there.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="record">The run.</param>
    /// <returns>The path, or what the file system said.</returns>
    public static Result<string> Write(string path, RunRecord record) =>
        AtomicFile.Write(path, JsonSerializer.Serialize(record, RunRecordJson.Options));

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <returns>The run, or what is wrong with the file.</returns>
    public static Result<RunRecord> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return !HasGap(document.RootElement) && document.Deserialize<RunRecord>(RunRecordJson.Options) is { } record && IsPossible(record)
                ? record
                : new Failure("this record of a run does not make sense", path, Remedy);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be read: {problem.Message}", path, Remedy);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            return new Failure($"this is no record of a run: {problem.Message}", path, Remedy);
        }
    }

    /// <summary>Whether a list has nothing in a place of it: types do not tell lists of values from lists of values and gaps.</summary>
    private static bool HasGap(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(each => each.ValueKind == JsonValueKind.Null || HasGap(each)),
        JsonValueKind.Object => element.EnumerateObject().Any(each => HasGap(each.Value)),
        _ => false,
    };

    /// <summary>Whether such a run can have been: what is read from a file may say anything.</summary>
    private static bool IsPossible(RunRecord record)
    {
        var classes = record.Run.Classes.Length;
        var evaluation = record.Evaluation;
        return record.Run.Data.All(part => part.Name is not null)
            && Enum.IsDefined(record.Run.Task)
            && (record.Transfer is not { } transfer || transfer.Rows.All(row => Enum.IsDefined(row.Outcome)))
            && evaluation.Decisions.Report.Classes.Length == classes
            && evaluation.Ranking.Classes.Length == (evaluation.Task == LearningTask.Binary ? 1 : classes)
            && evaluation.Samples.All(sample => IsPossible(sample, classes))
            && evaluation.Ranking.Classes.All(each =>
                each.Roc.Points.All(point => IsShare(point.FalsePositiveRate) && IsShare(point.TruePositiveRate))
                && each.PrecisionRecall.Points.All(point => IsShare(point.Recall) && IsShare(point.Precision)))
            && evaluation.Reliability.Bins.All(bin => IsShare(bin.From) && IsShare(bin.To) && bin.Count >= 0
                && bin.Right >= 0 && bin.Right <= bin.Count && IsShare(bin.Confidence));
    }

    private static bool IsPossible(Prediction sample, int classes) =>
        sample.Probabilities.Length == classes && sample.Truth.Concat(sample.Predicted).All(label => label >= 0 && label < classes);

    private static bool IsShare(double value) => value is >= 0 and <= 1;
}
