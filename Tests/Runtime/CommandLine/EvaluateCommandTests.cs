using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DeclarativeNet.Augmentations;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Data;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using TorchSharp;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class EvaluateCommandTests : IDisposable, IClassFixture<EvaluateCommandTests.TrainedRun>
{
    private readonly TrainedRun trained;
    private readonly string folder = Directory.CreateTempSubdirectory("evaluate").FullName;

    public EvaluateCommandTests(TrainedRun trained) => this.trained = trained;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task All_measures_are_told_and_the_accuracy_last()
    {
        var (exitCode, output, error) = await Evaluate(trained.Pictures);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Matches(@"^pictures validation, \d+ pictures: loss \d\.\d{4}\n", output);
        Assert.Matches(@"\nCohen's κ +", output);
        Assert.Matches(@"\nExpected calibration error +", output);
        Assert.Matches(@"\naccuracy: [01]\.\d{4}\n$", output);
    }

    [Fact]
    public async Task Json_has_every_measure_as_a_number()
    {
        var json = await Json("--part", "all");
        Assert.Equal(32, json.GetProperty("pictures").GetInt32());
        Assert.Equal(json.GetProperty("accuracy").GetDouble(), json.GetProperty("measures").GetProperty("Accuracy").GetDouble());
        Assert.Equal([16, 16], json.GetProperty("classes").EnumerateArray().Select(row => row.GetProperty("support").GetInt32()));
    }

    [Fact]
    public async Task Csv_has_a_line_for_each_measure()
    {
        var (_, output, _) = await Evaluate(trained.Pictures, "--format", "csv");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        Assert.Equal(["measure", "value"], lines[0]);
        Assert.All(lines.Skip(1), line => double.Parse(line[1], CultureInfo.InvariantCulture));
        Assert.Contains(lines, line => line[0] == "Brier score");
    }

    [Fact]
    public async Task Pictures_that_may_have_been_learned_from_are_warned_of()
    {
        var (exitCode, _, error) = await Evaluate(trained.Pictures, "--validation-share", "0.5");
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.StartsWith("warning: the network may have learned from some of these pictures: ", error, StringComparison.Ordinal);
        Assert.Contains("26 to learn from, 6 to validate on, 0 to test on", error, StringComparison.Ordinal);
        Assert.Equal("", (await Evaluate(trained.Pictures, "--validation-share", "0.5", "--part", "all")).Error);
    }

    [Theory]
    [InlineData("train", 26)]
    [InlineData("validation", 6)]
    [InlineData("all", 32)]
    public async Task A_part_is_measured_alone(string part, int pictures) =>
        Assert.Equal(pictures, (await Json("--part", part)).GetProperty("pictures").GetInt32());

    [Fact]
    public async Task A_part_that_is_not_there_is_told_of()
    {
        var (exitCode, output, error) = await Evaluate(trained.Pictures, "--part", "test");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Equal("error: pictures train: these data have no test part; give --part validation or --part all, or a --test-share\n", error);
    }

    [Fact]
    public async Task A_share_kept_for_the_test_is_measured_by_itself()
    {
        var (_, output, error) = await Evaluate(trained.Pictures, "--test-share", "0.25");
        Assert.StartsWith("pictures test, 8 pictures: ", output, StringComparison.Ordinal);
        Assert.StartsWith("warning: the network may have learned from some", error, StringComparison.Ordinal); // it was trained without that share
    }

    [Theory]
    [InlineData("east", "west", "its classes (east, west) are not those that the network was trained on (left, right)")]
    [InlineData("left", "up", "its classes (left, up) are not those that the network was trained on (left, right)")]
    public async Task Data_of_as_many_other_classes_are_refused(string first, string second, string what)
    {
        var pictures = CommandRun.Pictures(folder);
        foreach (var (from, to) in new[] { ("left", first), ("right", second) }.Where(names => names.Item1 != names.Item2))
            Directory.Move(Path.Combine(pictures, from), Path.Combine(pictures, to));
        var (exitCode, output, error) = await Evaluate(pictures);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Equal($"error: pictures validation: {what}; give data of the same classes in the same order\n", error);
    }

    [Fact]
    public async Task Bad_pictures_are_told_of()
    {
        var pictures = CommandRun.Pictures(folder);
        File.WriteAllText(Path.Combine(pictures, "left", "bad.png"), "no picture");
        var (exitCode, _, error) = await Evaluate(pictures);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("warning: 1 picture is bad\n", error, StringComparison.Ordinal);
        Assert.Contains("bad.png", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_are_averaged_and_the_plain_accuracy_stands_beside()
    {
        var (exitCode, output, error) = await Evaluate(trained.Pictures, "--part", "all", "--views", "vertical-flip,shifts");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        var plain = (await Json("--part", "all")).GetProperty("accuracy").GetDouble();
        Assert.Matches(@"\naccuracy without views: [01]\.\d{4}\naccuracy: [01]\.\d{4}\n$", output);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"accuracy without views: {plain:F4}\n"), output, StringComparison.Ordinal);

        var json = await Json("--part", "all", "--views", "horizontal-flip");
        Assert.Equal(plain, json.GetProperty("accuracyWithoutViews").GetDouble());
        Assert.NotEqual(LogLoss(await Json("--part", "all")), LogLoss(json));

        static double LogLoss(JsonElement written) => written.GetProperty("measures").GetProperty("Log loss").GetDouble();
    }

    /// <summary>A picture and its mirror: their probabilities are those that the network gives each, in the mean.</summary>
    [Fact]
    public void Probabilities_of_views_are_the_mean_of_those_of_each()
    {
        using var network = new TinyNetwork();
        using var batch = new Sides(6, 4).Read([0, 1, 2, 3, 4, 5]);
        using var images = Loader.ToFloat(batch.Images, torch.CPU);
        using var mirrored = images.flip(3);
        var (one, other) = (Of(images, TestTimeAugmentation.None), Of(mirrored, TestTimeAugmentation.None));
        var both = Of(images, TestTimeAugmentation.HorizontalFlip);
        Assert.All(
            Enumerable.Range(0, 6).SelectMany(picture => Enumerable.Range(0, 2).Select(label => (picture, label))),
            at => Assert.Equal((one[at.picture][at.label] + other[at.picture][at.label]) / 2, both[at.picture][at.label], 1e-6f));

        ImmutableArray<ImmutableArray<float>> Of(
            torch.Tensor pictures, TestTimeAugmentation views) =>
            Evaluator.Predict(network, new Image(pictures), LearningTask.MultiClass, Loss.CrossEntropy, views);
    }

    private async Task<JsonElement> Json(params string[] options)
    {
        var (exitCode, output, error) = await Evaluate(trained.Pictures, [.. options, "--format", "json"]);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private Task<(int ExitCode, string Output, string Error)> Evaluate(string data, params string[] options)
    {
        string[] arguments = ["evaluate", "--data", data, "--weights", trained.Weights, "--device", "cpu", "--threads", "1", .. options];
        return CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
    }

    /// <summary>A run that all tests measure.</summary>
    public sealed class TrainedRun : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("trained").FullName;

        public string Pictures => Path.Combine(folder, "pictures");

        public string Weights => Path.Combine(folder, "run", "last.safetensors");

        public async Task InitializeAsync()
        {
            string[] arguments =
            [
                "train", "--data", CommandRun.Pictures(folder), "--epochs", "1", "--device", "cpu", "--threads", "1", "--output",
                Path.Combine(folder, "run"),
            ];
            var (exitCode, _, error) = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
            Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        }

        public Task DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        }
    }
}
