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
    [InlineData("error: there is no '--resume' here; 'Short-and-Long train --help' lists what there is", "train", "--resume")]
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
