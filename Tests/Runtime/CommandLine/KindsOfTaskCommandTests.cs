using System.Text.Json;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Training;

namespace DeclarativeNet.Tests.CommandLine;

/// <summary>Whether a picture is brighter on the right.</summary>
[Model]
[Train(Epochs = 2, BatchSize = 8, LearningRate = 0.05, Seed = 3)]
[Loss(Loss.BinaryCrossEntropy)]
public sealed partial record BrighterRight(
    [Input(1, 8, 8)] Image Pixels,
    [Flatten, Linear(1)] Logits Answer);

/// <summary>Which sides of a picture are bright.</summary>
[Model]
[Train(Epochs = 2, BatchSize = 8, LearningRate = 0.05, Seed = 3)]
[Loss(Loss.BinaryCrossEntropy)]
public sealed partial record BrightSides(
    [Input(1, 8, 8)] Image Pixels,
    [Flatten, Linear(3)] Logits Sides);

/// <summary>Yes-or-no tasks and tasks of several labels, from a manifest to the report, each by commands alone.</summary>
public sealed class KindsOfTaskCommandTests : IDisposable
{
    private const int Pictures = 32;

    private readonly string folder = Directory.CreateTempSubdirectory("tasks").FullName;

    private string[] Device => ["--device", "cpu", "--threads", "1"];

    private string Last => Path.Combine(folder, "run", "last.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Yes_or_no_goes_all_the_way()
    {
        var manifest = Manifest("label", index => index % 2 == 0 ? "left" : "right");
        var trained = await ThereAndBack(BrighterRight.Definition, manifest);
        Assert.Matches(@"\naccuracy: [01]\.\d{4}\nreport: ", trained);
        Assert.DoesNotContain("mean average precision", trained, StringComparison.Ordinal);

        var evaluated = await Run(BrighterRight.Definition, ["evaluate", "--data", manifest, "--weights", Last, "--format", "json", .. Device]);
        var json = JsonDocument.Parse(evaluated).RootElement;
        Assert.Equal("binary", json.GetProperty("task").GetString());
        Assert.Equal(["left", "right"], json.GetProperty("classes").EnumerateArray().Select(row => row.GetProperty("class").GetString()));
        Assert.InRange(json.GetProperty("measures").GetProperty("Area under ROC").GetDouble(), 0, 1);

        foreach (var picture in await Predicted(BrighterRight.Definition))
        {
            var shares = picture.GetProperty("probabilities").EnumerateObject().ToDictionary(share => share.Name, share => share.Value.GetDouble());
            Assert.Equal(["left", "right"], shares.Keys);
            Assert.Equal(1, shares.Values.Sum(), 1e-5);
            Assert.Equal(shares["right"] > 0.5 ? "right" : "left", Assert.Single(picture.GetProperty("classes").EnumerateArray()).GetString());
        }

        var table = await Run(BrighterRight.Definition, ["predict", PictureFolder, "--weights", Last, "--format", "csv", .. Device]);
        Assert.StartsWith("file,class,left,right", table, StringComparison.Ordinal);
        Assert.Contains("accuracy on", File.ReadAllText(Path.Combine(folder, "run", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_labels_go_all_the_way()
    {
        var manifest = Manifest("labels", index => (index % 4) switch { 0 => "left", 1 => "right", 2 => "left;lit", _ => "" });
        var trained = await ThereAndBack(BrightSides.Definition, manifest);
        Assert.Matches(@"\nmean average precision: [01]\.\d{4}\naccuracy: [01]\.\d{4}\nreport: ", trained);

        var evaluated = await Run(BrightSides.Definition, ["evaluate", "--data", manifest, "--weights", Last, .. Device]);
        Assert.Matches(@"\nLabels right  +\d", evaluated);
        Assert.Matches(@"\nmean average precision: [01]\.\d{4}\naccuracy: [01]\.\d{4}\n$", evaluated);

        foreach (var picture in await Predicted(BrightSides.Definition))
        {
            var shares = picture.GetProperty("probabilities").EnumerateObject().ToDictionary(share => share.Name, share => share.Value.GetDouble());
            Assert.Equal(["left", "lit", "right"], shares.Keys);
            Assert.Equal(
                shares.Where(share => share.Value > 0.5).Select(share => share.Key),
                picture.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
        }

        var csv = await Run(BrightSides.Definition, ["predict", PictureFolder, "--weights", Last, "--format", "csv", .. Device]);
        Assert.Equal(Pictures + 1, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("file,class,left,lit,right", csv, StringComparison.Ordinal);
        Assert.Contains("mean average precision on", File.ReadAllText(Path.Combine(folder, "run", "report.html")), StringComparison.Ordinal);
    }

    private string PictureFolder => Path.Combine(folder, "pictures");

    /// <summary>Trained, resumed, and reported on once more.</summary>
    /// <returns>What the resumed training said.</returns>
    private async Task<string> ThereAndBack(ModelDefinition model, string manifest)
    {
        await Run(model, ["train", "--data", manifest, "--output", Path.Combine(folder, "run"), .. Device]);
        var resumed = await Run(model, ["train", "--data", manifest, "--resume", Last, "--epochs", "4", .. Device]);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(folder, "run", "history.jsonl")).Length);
        File.Delete(Path.Combine(folder, "run", "report.html"));
        await Run(model, ["report", Path.Combine(folder, "run")]);
        return resumed;
    }

    private async Task<List<JsonElement>> Predicted(ModelDefinition model)
    {
        var output = await Run(model, ["predict", PictureFolder, "--weights", Last, "--format", "json", .. Device]);
        List<JsonElement> pictures =
            [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(Pictures, pictures.Count);
        return pictures;
    }

    private static async Task<string> Run(ModelDefinition model, string[] arguments)
    {
        var (exitCode, output, error) = await CommandRun.Of(environment => ModelCommand.Run(model, arguments, environment));
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        return output;
    }

    private string Manifest(string column, Func<int, string> label)
    {
        Directory.CreateDirectory(PictureFolder);
        var data = new Sides(Pictures, 1);
        foreach (var index in Enumerable.Range(0, Pictures))
        {
            using var batch = data.Read([index]);
            File.WriteAllBytes(Path.Combine(PictureFolder, $"{index}.png"), Png.Encode(batch.Images.bytes, data.Size));
        }
        var lines = Enumerable.Range(0, Pictures).Select(index => $"pictures/{index}.png,{label(index)},{(index < 24 ? "train" : "validation")}");
        var path = Path.Combine(folder, "sides.csv");
        File.WriteAllLines(path, [$"file,{column},split", .. lines]);
        return path;
    }
}
