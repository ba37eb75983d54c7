using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using Spectre.Console;

namespace DeclarativeNet.Tests.CommandLine;

public sealed class PredictCommandTests : IClassFixture<EvaluateCommandTests.TrainedRun>
{
    private readonly EvaluateCommandTests.TrainedRun trained;

    public PredictCommandTests(EvaluateCommandTests.TrainedRun trained) => this.trained = trained;

    private string Left => Path.Combine(trained.Pictures, "left");

    [Fact]
    public async Task Of_a_folder_only_pictures_are_taken()
    {
        File.WriteAllText(Path.Combine(trained.Pictures, "labels.csv"), "file,label\n");
        File.WriteAllText(Path.Combine(Left, "README.txt"), "left");
        var (exitCode, output, error) = await Predict(trained.Pictures);
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Equal(32, Lines(output).Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_of_and_the_rest_is_written()
    {
        var notes = Path.Combine(trained.Pictures, "notes.txt");
        File.WriteAllText(notes, "no picture");
        var nowhere = Path.Combine(Left, "nowhere.png");
        var (exitCode, output, error) = await Predict(nowhere, Path.Combine(Left, "0.png"), notes, Path.Combine(Left, "2.png"));
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal(
            [
                $"error: {nowhere}: there is no such file or folder; give picture files, or folders of them",
                $"error: {notes}: the picture cannot be decoded: the file is not in a known format (JPEG, PNG, GIF, WebP, TIFF, BMP); repair or remove the file",
            ],
            Lines(error));
        Assert.Equal(
            [Path.Combine(Left, "0.png"), Path.Combine(Left, "2.png")], Lines(output).Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task A_list_without_paths_is_told_of()
    {
        var (exitCode, output, error) = await Predict("-");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Equal("error: standard input: no path is there; write paths of picture files to it, a line each\n", error);
    }

    [Fact]
    public async Task A_folder_without_pictures_is_told_of()
    {
        var empty = Directory.CreateDirectory(Path.Combine(trained.Pictures, "..", "empty")).FullName;
        var (exitCode, output, error) = await Predict(empty);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Equal($"error: {empty}: there are no pictures in it; give picture files, or folders of them\n", error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("table")]
    public async Task A_batch_is_written_before_the_next_is_asked_for(string format)
    {
        var output = new StringWriter();
        var written = new List<int>();
        string[] list = [.. Enumerable.Range(0, 6).Select(index => Path.Combine(Left, $"{2 * index}.png"))];
        var input = new CountedLines(list, () => written.Add(Lines(output.ToString()).Count));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var environment = new CommandEnvironment(console, IsTerminal: false, TextWriter.Null, TimeProvider.System, default) { Input = input };
        string[] arguments =
            ["predict", "-", "--weights", trained.Weights, "--batch-size", "2", "--format", format, "--device", "cpu", "--threads", "1"];
        Assert.Equal(ExitCode.Ok, await ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
        var heading = format == "csv" ? 1 : 0;
        Assert.Equal([0, 0, 2, 2, 4, 4, 6], written.Select(count => count - heading));
    }

    [Fact]
    public async Task Views_change_the_probabilities()
    {
        var plain = await Predict(Left, "--format", "csv");
        var averaged = await Predict(Left, "--format", "csv", "--views", "horizontal-flip");
        Assert.Equal((ExitCode.Ok, ""), (averaged.ExitCode, averaged.Error));
        Assert.Equal(Lines(plain.Output).Count, Lines(averaged.Output).Count);
        Assert.NotEqual(plain.Output, averaged.Output);
    }

    [Theory]
    [InlineData(LearningTask.MultiClass, new[] { 0.2f, 0.7f, 0.1f }, "dog", "0.7000")]
    [InlineData(LearningTask.MultiLabel, new[] { 0.8f, 0.1f, 0.6f }, "cat, fish", "0.8000, 0.6000")]
    [InlineData(LearningTask.MultiLabel, new[] { 0.2f, 0.1f, 0.3f }, "", "")]
    public void A_terminal_shows_a_table_with_a_frame(LearningTask task, float[] probabilities, string names, string shares)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var environment = new CommandEnvironment(console, IsTerminal: true, TextWriter.Null, TimeProvider.System, default);
        using (var writer = PredictionWriter.For(OutputFormat.Table, environment, task, ["cat", "dog", "fish"]))
        {
            writer.Write(new PicturePrediction("[1].png", [.. probabilities]));
            Assert.Equal("", output.ToString());
        }
        var rows = Lines(output.ToString()).Select(line => line.Split('│', StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 1).ToList();
        Assert.Equal(["", "Picture", "Class", "Probability", ""], rows[0]);
        Assert.Equal(["", "[1].png", names, shares, ""], rows[1]);
    }

    [Fact]
    public void A_binary_task_names_the_likelier_answer()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var environment = new CommandEnvironment(console, IsTerminal: false, TextWriter.Null, TimeProvider.System, default);
        using (var writer = PredictionWriter.For(OutputFormat.Csv, environment, LearningTask.Binary, ["no", "yes"]))
            writer.Write(new PicturePrediction("a.png", [0.25f, 0.75f]));
        Assert.Equal(["file,class,no,yes", "a.png,yes,0.2500,0.7500"], Lines(output.ToString()).Select(line => line.TrimEnd('\r')));
    }

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private Task<(int ExitCode, string Output, string Error)> Predict(params string[] options)
    {
        string[] arguments = ["predict", .. options, "--weights", trained.Weights, "--device", "cpu", "--threads", "1"];
        return CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
    }

    /// <summary>Lines that tell when one is asked for.</summary>
    private sealed class CountedLines(IReadOnlyList<string> lines, Action asked) : TextReader
    {
        private int next;

        public override string? ReadLine()
        {
            asked();
            return next < lines.Count ? lines[next++] : null;
        }
    }
}
