using System.Globalization;
using System.Text.Json;
using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class ModelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commands").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Help_names_every_option_with_the_recipes_default()
    {
        var (exitCode, output, error) = await Run("train", "--help");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        string[] wanted =
        [
            "TinyNetwork train", "--data <folder>", "(default: 4)", "(default: 8)", "(default: 0.01)", "adam or sgd or adam-w or rms-prop or lion or lamb or muon (default: adam)",
            "(default: 3)", "--no-augment", "--horizontal-flip", "--vertical-flip", "--rotation <degrees>", "--shift <share>", "--zoom <share>",
            "--device <name>", "--threads <count>", "--output <folder>", "--resume <file>",
            "--validation-share <share>",
        ];
        Assert.All(wanted, words => Assert.Contains(words, output));
    }

    [Theory]
    [InlineData("error: Required command was not provided; 'TinyNetwork --help' lists what there is")]
    [InlineData("error: there is no 'practise' here; 'TinyNetwork --help' lists what there is", "practise")]
    [InlineData("error: there is no '--epoch' here; 'TinyNetwork train --help' lists what there is", "train", "--epoch", "3")]
    [InlineData("error: --epochs: 'many' is not a whole number; 'TinyNetwork train --help' lists what there is", "train", "--epochs", "many")]
    [InlineData("error: --epochs: 0 is out of range; give a value that is at least 1", "train", "--epochs", "0")]
    [InlineData("error: --validation-share: 'abc' is not a number; 'TinyNetwork train --help' lists what there is", "train", "--validation-share", "abc")]
    [InlineData("error: --test-share: give a value above 0 and below 1; 'TinyNetwork train --help' lists what there is", "train", "--test-share", "1")]
    [InlineData("error: --output: give the name of a folder; 'TinyNetwork train --help' lists what there is", "train", "--output", "")]
    [InlineData("error: --data: give the name of a folder; 'TinyNetwork train --help' lists what there is", "train", "--data", "")]
    [InlineData("error: --learning-rate: '0,1' is not a number; 'TinyNetwork train --help' lists what there is", "train", "--learning-rate", "0,1")]
    [InlineData("error: --learning-rate: -1 is out of range; give a value that is above 0", "train", "--learning-rate", "-1")]
    [InlineData("error: --rotation: 200 is out of range; give a value that is from 0 to 180 degrees", "train", "--rotation", "200")]
    [InlineData("error: --shift: -0.1 is out of range; give a value that is at least 0 and below 1", "train", "--shift", "-0.1")]
    [InlineData("error: --zoom: 1 is out of range; give a value that is at least 0 and below 1", "train", "--zoom", "1")]
    [InlineData("error: --threads: 0 is out of range; give a value that is at least 1", "train", "--threads", "0")]
    [InlineData("error: --threads: 0 is out of range; give a value that is at least 1", "evaluate", "--weights", "w", "--threads", "0")]
    [InlineData("error: --threads: 0 is out of range; give a value that is at least 1", "predict", "x.png", "--weights", "w", "--threads", "0")]
    [InlineData("error: --batch-size: 0 is out of range; give a value that is at least 1", "predict", "x.png", "--weights", "w", "--batch-size", "0")]
    [InlineData("error: --seed: '1.5' is not a whole number; 'TinyNetwork train --help' lists what there is", "train", "--seed", "1.5")]
    [InlineData("error: --format: 'xml' is none of table, json, csv; 'TinyNetwork predict --help' lists what there is", "predict", "x.png", "--weights", "w", "--format", "xml")]
    [InlineData("error: --format: '7' is none of table, json, csv; 'TinyNetwork evaluate --help' lists what there is", "evaluate", "--weights", "w", "--format", "7")]
    [InlineData("error: --part: 'some' is none of train, validation, test, all; 'TinyNetwork evaluate --help' lists what there is", "evaluate", "--weights", "w", "--part", "some")]
    [InlineData("error: --views: 'none' is none of horizontal-flip, vertical-flip, shifts, crops; 'TinyNetwork evaluate --help' lists what there is", "evaluate", "--weights", "w", "--views", "shifts,none")]
    [InlineData("error: --optimizer: 'foo' is none of adam, sgd, adam-w, rms-prop, lion, lamb, muon; 'TinyNetwork train --help' lists what there is", "train", "--optimizer", "foo")]
    [InlineData("error: --precision: 'half' is neither float32 nor bfloat16; 'TinyNetwork train --help' lists what there is", "train", "--precision", "half")]
    [InlineData("error: --class-weights: 'x' is not a number; give numbers with commas between them, such as 1,2.5; 'TinyNetwork train --help' lists what there is", "train", "--class-weights", "1,x")]
    [InlineData("error: --class-weights: -1 is out of range; give a value that is above 0", "train", "--class-weights", "1,-1")]
    [InlineData("error: --layer-decay: 2 is out of range; give a value that is above 0 and at most 1", "train", "--data", "nowhere", "--layer-decay", "2")]
    [InlineData("error: --freeze-parts: -1 is out of range; give a value that is at least 0", "train", "--data", "nowhere", "--freeze-parts", "-1")]
    [InlineData("error: --freeze: no parameter is at 'stalk'; give a path such as 'stem', 'classes'", "train", "--data", "nowhere", "--freeze", "stalk")]
    [InlineData("error: --rate: no parameter is at 'stalk'; give a path such as 'stem', 'classes'", "find-lr", "--data", "nowhere", "--rate", "stalk=2")]
    [InlineData("error: --test-share: give a value above 0 and below 1; 'TinyNetwork evaluate --help' lists what there is", "evaluate", "--weights", "w", "--test-share", "0")]
    [InlineData("error: --validation-share: give a value above 0 and below 1; 'TinyNetwork train --help' lists what there is", "train", "--validation-share", "1")]
    [InlineData("error: Option '--weights' is required; 'TinyNetwork evaluate --help' lists what there is", "evaluate")]
    public async Task Bad_usage_is_told_in_a_line(string line, params string[] arguments)
    {
        var (exitCode, output, error) = await Run(arguments);
        Assert.Equal((ExitCode.BadUsage, ""), (exitCode, output));
        Assert.Equal(line + "\n", error);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(",")]
    public async Task Training_writes_all_that_a_run_leaves(string decimalSeparator)
    {
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = decimalSeparator } };
        var run = Path.Combine(folder, "run");
        var (exitCode, output, error) = await Run(
            "train", "--data", Pictures(), "--epochs", "2", "--learning-rate", "0.02", "--validation-share", "0.25",
            "--threads", "1", "--device", "cpu", "--output", run);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^accuracy: [01]\.\d{4}$", lines[^2]);
        Assert.Equal($"report: {Path.Combine(run, "report.html")}", lines[^1]);
        Assert.Equal(
            ["best.safetensors", "config.json", "history.jsonl", "last.safetensors", "report.html", "result.json"],
            Directory.GetFiles(run).Select(Path.GetFileName).Order());
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "config.json")));
        Assert.Equal(0.02, config.RootElement.GetProperty("Recipe").GetProperty("LearningRate").GetDouble());
        var history = File.ReadAllLines(Path.Combine(run, "history.jsonl")).Select(line => JsonSerializer.Deserialize<EpochResult>(line)!.Epoch);
        Assert.Equal([1, 2], history);
    }

    [Fact]
    public async Task A_run_is_resumed_with_its_own_recipe_then_evaluated_and_used()
    {
        var (pictures, run) = (Pictures(), Path.Combine(folder, "run"));
        string[] common = ["--data", pictures, "--threads", "1", "--device", "cpu"];
        var last = Path.Combine(run, "last.safetensors");
        Assert.Equal(ExitCode.Ok, (await Run(["train", .. common, "--epochs", "1", "--seed", "5", "--output", run])).ExitCode);

        var (exitCode, output, error) = await Run(["train", .. common, "--resume", last, "--epochs", "6"]);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Equal(6, File.ReadAllLines(Path.Combine(run, "history.jsonl")).Length);
        var checkpoint = Checkpoint.Read(last).Match(read => read, failure => throw new InvalidOperationException(failure.ToString()));
        Assert.Equal((5, 6), (checkpoint.Recipe.Seed, checkpoint.Progress.Epoch));

        var evaluated = await Run(["evaluate", .. common, "--weights", last]);
        Assert.Equal(ExitCode.Ok, evaluated.ExitCode);
        Assert.Equal(Accuracy(output), Accuracy(evaluated.Output));

        var predicted = await Run("predict", "--weights", last, "--device", "cpu", "--threads", "1", Path.Combine(pictures, "left"));
        Assert.Equal((ExitCode.Ok, ""), (predicted.ExitCode, predicted.Error));
        var rows = predicted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.Equal(16, rows.Count);
        Assert.Equal(Path.Combine(pictures, "left", "0.png"), rows[0][0]);
        Assert.All(rows, row => Assert.Contains(row[1], new[] { "left", "right" }));
    }

    [Fact]
    public async Task Predictions_come_as_json_and_csv_of_a_list_and_reports_come_again()
    {
        var pictures = Pictures();
        var run = Path.Combine(folder, "run");
        string[] device = ["--device", "cpu", "--threads", "1"];
        Assert.Equal(ExitCode.Ok, (await Run(["train", "--data", pictures, "--epochs", "1", "--output", run, .. device])).ExitCode);
        string[] predict = ["predict", "-", "--weights", Path.Combine(run, "best.safetensors"), .. device];
        var list = Path.Combine(pictures, "left", "0.png") + "\n\n" + Path.Combine(pictures, "right", "1.png") + "\n";

        var json = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, [.. predict, "--format", "json"], environment), input: list);
        var objects = json.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, objects.Count);
        Assert.Equal(Path.Combine(pictures, "left", "0.png"), objects[0].GetProperty("file").GetString());
        Assert.Equal(1, objects[0].GetProperty("probabilities").EnumerateObject().Sum(share => share.Value.GetDouble()), 1e-5);

        var csv = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, [.. predict, "--format", "csv"], environment), input: list);
        var lines = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        Assert.Equal(["file", "class", "left", "right"], lines[0]);
        Assert.Equal(3, lines.Count);

        File.Delete(Path.Combine(run, "report.html"));
        var again = await Run(["report", run]);
        Assert.Equal((ExitCode.Ok, ""), (again.ExitCode, again.Error));
        Assert.True(File.Exists(Path.Combine(run, "report.html")));
        Assert.Equal(ExitCode.Failed, (await Run(["report", pictures])).ExitCode);
    }

    [Fact]
    public async Task A_learning_rate_is_looked_for()
    {
        var (exitCode, output, error) = await Run(
            "find-lr", "--data", Pictures(), "--batches", "30", "--device", "cpu", "--threads", "1", "--output", Path.Combine(folder, "rates"));
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Contains("learning rate: ", output);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "rates", "find-lr.html")));
    }

    [Fact]
    public async Task A_cancelled_run_says_how_to_go_on()
    {
        using var cancellation = new CancellationTokenSource();
        var run = Path.Combine(folder, "run");
        string[] arguments = ["train", "--data", Pictures(), "--epochs", "1000000", "--threads", "1", "--device", "cpu", "--output", run];
        var running = Run(arguments, cancellation.Token);
        while (!File.Exists(Path.Combine(run, "last.safetensors")) && !running.IsCompleted)
            await Task.Delay(10);
        await cancellation.CancelAsync();
        var (exitCode, output, error) = await running;
        Assert.Equal(ExitCode.Cancelled, exitCode);
        Assert.Equal($"cancelled; go on with: train --resume {Path.Combine(run, "last.safetensors")} and the same --data\n", error);
        Assert.DoesNotContain("accuracy: ", output.Split('\n')[^2]);
    }

    [Fact]
    public async Task What_goes_wrong_is_one_line_without_a_trace()
    {
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        string[][] commands =
        [
            ["train", "--data", Path.Combine(folder, "nowhere")],
            ["train", "--data", empty],
            ["train", "--resume", Path.Combine(folder, "nowhere.safetensors")],
            ["train", "--data", Pictures(), "--device", "cuda:99"],
            ["evaluate", "--weights", Path.Combine(folder, "nowhere.safetensors")],
            ["predict", "--weights", Path.Combine(folder, "nowhere.safetensors"), folder],
        ];
        foreach (var command in commands)
        {
            var (exitCode, _, error) = await Run(command);
            Assert.Equal(ExitCode.Failed, exitCode);
            Assert.StartsWith("error: ", error);
            Assert.Equal(error.Length - 1, error.IndexOf('\n'));
        }
    }

    [Fact]
    public async Task Summary_prints_the_table()
    {
        var (exitCode, output, _) = await Run("summary");
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("Conv2d", output);
        Assert.Contains("178", output);
    }

    private static string Accuracy(string output) => output.Split('\n').Single(line => line.StartsWith("accuracy: ", StringComparison.Ordinal));

    private static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => Run(arguments, CancellationToken.None);

    private static Task<(int ExitCode, string Output, string Error)> Run(string[] arguments, CancellationToken cancellation) =>
        CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment), cancellation);

    private string Pictures() => CommandRun.Pictures(folder);
}
