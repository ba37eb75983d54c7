using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.Training;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class ComparisonCommandTests : IDisposable
{
    private static readonly ModelDefinition Short = TinyNetwork.Definition with
    {
        Name = "Short",
        Recipe = TinyNetwork.Definition.Recipe with { Epochs = 1 },
    };

    private static readonly ModelDefinition Long = TinyNetwork.Definition with
    {
        Name = "Long",
        Recipe = TinyNetwork.Definition.Recipe with { Epochs = 3, Augmentation = new() { Shift = 0.1 } },
    };

    private readonly string folder = Directory.CreateTempSubdirectory("comparison").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_model_is_trained_by_its_own_recipe_and_told_of_in_one_report()
    {
        var both = Path.Combine(folder, "both");
        var (exitCode, output, error) = await Run(
            [Short, Long], "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", both);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Short", lines[^5]);
        Assert.Matches(@"^accuracy: [01]\.\d{4}$", lines[^4]);
        Assert.Equal("Long", lines[^3]);
        Assert.Matches(@"^accuracy: [01]\.\d{4}$", lines[^2]);
        Assert.Equal($"report: {Path.Combine(both, "report.html")}", lines[^1]);
        Assert.Equal(["report.html"], Directory.GetFiles(both).Select(Path.GetFileName));
        foreach (var model in new[] { Short, Long })
        {
            Assert.Equal(
                ["best.safetensors", "config.json", "history.jsonl", "last.safetensors", "result.json"],
                Directory.GetFiles(Path.Combine(both, model.Name)).Select(Path.GetFileName).Order());
            Assert.Equal(model.Recipe.Epochs, File.ReadAllLines(Path.Combine(both, model.Name, "history.jsonl")).Length);
        }
        var report = File.ReadAllText(Path.Combine(both, "report.html"));
        Assert.All(["Comparison", "Short", "Long", "Train less validation accuracy"], words => Assert.Contains(words, report));
    }

    [Fact]
    public async Task A_cancelled_comparison_says_how_to_go_on_and_does()
    {
        using var cancellation = new CancellationTokenSource();
        var both = Path.Combine(folder, "both");
        string[] common = ["--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu"];
        var endless = Long with { Recipe = Long.Recipe with { Epochs = 1_000_000 } };
        var running = CommandRun.Of(
            environment => ComparisonCommand.Run(["train", .. common, "--output", both], environment, Short, endless), cancellation.Token);
        while (!File.Exists(Path.Combine(both, "Long", "last.safetensors")) && !running.IsCompleted)
            await Task.Delay(10);
        await cancellation.CancelAsync();
        var (exitCode, _, error) = await running;
        Assert.Equal((ExitCode.Cancelled, $"cancelled; go on with: train --resume {both} and the same --data and options\n"), (exitCode, error));

        var finished = File.ReadAllBytes(Path.Combine(both, "Short", "last.safetensors"));
        var begun = File.ReadAllLines(Path.Combine(both, "Long", "history.jsonl")).Length;
        var more = Long with { Recipe = Long.Recipe with { Epochs = begun + 2 } };
        Assert.Equal(ExitCode.BadUsage, (await Run([Short, more], ["train", .. common, "--output", both])).ExitCode);
        var resumed = await Run([Short, more], ["train", .. common, "--resume", both]);
        Assert.Equal((ExitCode.Ok, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal(finished, File.ReadAllBytes(Path.Combine(both, "Short", "last.safetensors")));
        Assert.Equal(begun + 2, File.ReadAllLines(Path.Combine(both, "Long", "history.jsonl")).Length);
        Assert.True(File.Exists(Path.Combine(both, "report.html")));
    }

    [Fact]
    public async Task The_folder_of_a_comparison_is_reported_on_and_each_model_has_its_commands()
    {
        string[] device = ["--threads", "1", "--device", "cpu"];
        var pictures = CommandRun.Pictures(folder);
        var both = Path.Combine(folder, "both");
        Assert.Equal(ExitCode.Ok, (await Run([Short, Long], ["train", "--data", pictures, "--output", both, .. device])).ExitCode);
        var report = Path.Combine(both, "report.html");
        var written = File.ReadAllText(report);
        File.Delete(report);

        Assert.Equal((ExitCode.Ok, $"report: {report}\n", ""), await Run([Short, Long], "report", both));
        Assert.Equal(written, File.ReadAllText(report));

        var evaluated = await Run([Short, Long], ["Long", "evaluate", "--data", pictures, "--weights", Path.Combine(both, "Long", "best.safetensors"), .. device]);
        Assert.Equal((ExitCode.Ok, ""), (evaluated.ExitCode, evaluated.Error));
        Assert.Contains("\naccuracy: ", evaluated.Output);
        Assert.Equal(
            "error: there is no '--epoch' here; 'Short-and-Long Short train --help' lists what there is\n",
            (await Run([Short, Long], "Short", "train", "--epoch", "1")).Error);
    }

    [Fact]
    public async Task An_option_holds_for_all_models()
    {
        var (exitCode, _, error) = await Run(
            [Short, Long], "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", folder, "--epochs", "2");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.All([Short, Long], model => Assert.Equal(2, File.ReadAllLines(Path.Combine(folder, model.Name, "history.jsonl")).Length));
    }

    [Fact]
    public async Task Data_that_do_not_fit_one_of_the_models_are_refused_before_any_is_trained()
    {
        var output = Path.Combine(folder, "none");
        var three = Long with { Classes = 3 };
        var (exitCode, said, error) = await Run(
            [Short, three], "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", output);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, said));
        Assert.StartsWith("error: Long: Long tells 3 classes apart, but ", error);
        Assert.Equal(error.Length - 1, error.IndexOf('\n'));
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData("error: --epochs: 0 is out of range; give a value that is at least 1", "train", "--epochs", "0")]
    [InlineData("error: there is no '--result' here; 'Short-and-Long train --help' lists what there is", "train", "--result")]
    [InlineData("error: --layer-decay: 2 is out of range; give a value that is above 0 and at most 1", "train", "--data", "nowhere", "--layer-decay", "2")]
    public async Task Bad_usage_is_told_in_a_line(string line, params string[] arguments)
    {
        var (exitCode, output, error) = await Run([Short, Long], arguments);
        Assert.Equal((ExitCode.BadUsage, "", line + "\n"), (exitCode, output, error));
    }

    [Fact]
    public async Task Help_shows_the_defaults_of_all_models()
    {
        var (_, output, _) = await Run([Short, Long], "train", "--help");
        Assert.All(["(default: 1, 3)", "(default: 8)", "(default: 0, 0.1)"], words => Assert.Contains(words, output));
    }

    [Fact]
    public void Models_of_one_name_cannot_be_told_apart()
    {
        Assert.Throws<ArgumentException>("models", () => { _ = ComparisonCommand.Run([], Short, Short); });
        Assert.Throws<ArgumentException>("models", () => { _ = ComparisonCommand.Run([]); });
    }

    private static Task<(int ExitCode, string Output, string Error)> Run(ModelDefinition[] models, params string[] arguments) =>
        CommandRun.Of(environment => ComparisonCommand.Run(arguments, environment, models));
}
