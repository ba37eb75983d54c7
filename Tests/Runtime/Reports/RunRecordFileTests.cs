using System.Text.Json.Nodes;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Tests.Reports;

public sealed class RunRecordFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string Path => System.IO.Path.Combine(folder.FullName, RunRecordFile.Name);

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<LearningTask> Tasks => [.. Enum.GetValues<LearningTask>()];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void What_is_read_makes_the_same_report_and_the_same_file(LearningTask task)
    {
        var record = Of(task);
        RunRecordFile.Write(Path, record).OrThrow();
        var written = File.ReadAllText(Path);
        var read = RunRecordFile.Read(Path).OrThrow();
        RunRecordFile.Write(Path, read).OrThrow();

        Assert.Equal(HtmlReport.Render([record]), HtmlReport.Render([read]));
        Assert.Equal(written, File.ReadAllText(Path));
        Assert.Equal(record.Run.StartedAt, read.Run.StartedAt);
        Assert.Equal<ClassScore>(record.Evaluation.Decisions.Report.Classes, read.Evaluation.Decisions.Report.Classes);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_failure_that_names_it() =>
        Assert.Equal(Path, Assert.IsType<Result<RunRecord>.Failed>(RunRecordFile.Read(Path)).Failure.Where);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"Run\": null}")]
    [InlineData("not JSON")]
    public void What_is_no_record_is_refused(string text)
    {
        File.WriteAllText(Path, text);

        Assert.IsType<Result<RunRecord>.Failed>(RunRecordFile.Read(Path));
    }

    /// <summary>
    /// Each value of a good file, one after the other, is taken away or becomes another: what is still read has to make a page.
    /// </summary>
    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_file_with_any_value_changed_is_refused_or_still_makes_a_page(LearningTask task)
    {
        RunRecordFile.Write(Path, Of(task)).OrThrow();
        var text = File.ReadAllText(Path);
        var values = Values(JsonNode.Parse(text)!).Count();
        var (refused, accepted) = (0, 0);
        foreach (var index in Enumerable.Range(0, values))
        {
            var document = JsonNode.Parse(text)!;
            Values(document).ElementAt(index).ReplaceWith((index % 3) switch { 0 => null, 1 => (JsonNode?)-7, _ => "x" });
            File.WriteAllText(Path, document.ToJsonString());
            switch (RunRecordFile.Read(Path))
            {
                case Result<RunRecord>.Ok ok:
                    Page.Of(ok.Value);
                    accepted++;
                    break;
                case Result<RunRecord>.Failed failed:
                    Assert.Equal(Path, failed.Failure.Where);
                    refused++;
                    break;
            }
        }

        Assert.True(refused > values / 4, $"{refused} refused");
        Assert.True(accepted > values / 10, $"{accepted} accepted");
    }

    /// <summary>All values below a node that stand in an object; of arrays the first two elements.</summary>
    private static IEnumerable<JsonNode> Values(JsonNode node) => node switch
    {
        JsonObject several => several.Select(each => each.Value).OfType<JsonNode>().SelectMany(each => Values(each).Prepend(each)),
        JsonArray list => list.Take(2).OfType<JsonNode>().SelectMany(each => Values(each).Prepend(each)),
        _ => [],
    };

    private static RunRecord Of(LearningTask task)
    {
        Scores scores = task switch
        {
            LearningTask.MultiClass => Sample.Scores,
            LearningTask.Binary => new Scores.SingleLabel(task, ["no", "yes"], [0, 1, 1], [0.2f, 0.9f, 0.4f]),
            _ => new Scores.MultiLabel(Sample.Classes, [true, false, false, true, true, false], [0.9f, 0.2f, 0.1f, 0.8f, 0.3f, 0.6f]),
        };
        return Sample.Record with
        {
            Run = Sample.Run with
            {
                Classes = scores.Classes,
                Recipe = new Recipe { Objective = new() { ClassWeights = [1, 2.5] } },
                FineTuning = new() { From = "w.safetensors", Renamings = [new("a.", "b.")], Freeze = ["stem"], Rates = [new("fc", 2)] },
            },
            Evaluation = Sample.Of(scores),
            Warnings = ["the <loss> is \"high\""],
            Transfer = new("w.safetensors", [new("fc.weight", TransferOutcome.NewHead, "2×4", "3×4"), new("a", TransferOutcome.Unexpected, "1", "")]),
            Augmented = [new(Sample.Picture, [1, 2, 3])],
            Skipped = [new("the file is cut off", "pets/9.jpg", "replace it")],
        };
    }
}
