using DeclarativeNet.CommandLine;
using DeclarativeNet.Tests.CommandLine;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Tests.Training.Transfers;

public sealed class FineTunedRunTests : IDisposable
{
    private static readonly Recipe Recipe = TinyNetwork.Definition.Recipe with { Epochs = 3, Optimizer = Optimizer.AdamW, WeightDecay = 0.01 };

    private readonly string folder = Directory.CreateTempSubdirectory("tuned").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_frozen_ends_as_it_was_taken_over()
    {
        await Train(Recipe with { Epochs = 1 }, Options("first"));
        var events = await Train(
            Recipe with { Seed = 9 }, Options("second") with { FineTuning = new() { From = Last("first"), Freeze = ["stem"] } });
        var report = Assert.Single(events.OfType<TrainingEvent.Transferred>()).Report;
        Assert.Equal($"{Last("first")}: all 9 tensors loaded\n", report.ToString());
        var (before, after) = (Weights("first"), Weights("second"));
        Assert.Equal(9, after.Count);
        Assert.All(after, named => Assert.Equal(named.Key.StartsWith("stem."), before[named.Key].SequenceEqual(named.Value)));
    }

    [Fact]
    public async Task A_run_that_unfreezes_goes_on_bit_for_bit()
    {
        var tuning = new FineTuning { FreezeParts = 1, UnfreezeEvery = 2, LayerDecay = 0.5 };
        await Train(Recipe with { Epochs = 1 }, Options("one") with { FineTuning = tuning });
        await Train(Recipe, Options("resumed") with { FineTuning = tuning, Resume = Last("one") });
        await Train(Recipe, Options("whole") with { FineTuning = tuning });
        Assert.Equal(Weights("whole"), Weights("resumed"));
        Assert.NotEqual(Weights("one")["stem.conv.weight"], Weights("whole")["stem.conv.weight"]);
    }

    [Fact]
    public async Task A_resumed_command_holds_still_what_the_run_did()
    {
        var pictures = CommandRun.Pictures(folder);
        Assert.Equal((ExitCode.Ok, ""), await Run("--epochs", "1", "--freeze", "stem"));
        var begun = Weights("run");
        Assert.Equal((ExitCode.Ok, ""), await Run("--epochs", "2", "--resume", Last("run")));
        Assert.Equal(begun["stem.conv.weight"], Weights("run")["stem.conv.weight"]);
        Assert.NotEqual(begun["classes.weight"], Weights("run")["classes.weight"]);

        async Task<(int ExitCode, string Error)> Run(params string[] more)
        {
            string[] arguments =
                ["train", "--data", pictures, "--threads", "1", "--device", "cpu", "--output", Path.Combine(folder, "run"), .. more];
            var (exitCode, _, error) = await CommandRun.Of(environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
            return (exitCode, error);
        }
    }

    [Theory]
    [InlineData("--freeze stalk", "--freeze: no parameter is at 'stalk'; give a path such as 'stem', 'classes'")]
    [InlineData("--freeze-parts 2", "--freeze: nothing is left to learn; leave at least the last layer out")]
    [InlineData("--layer-decay 2", "--layer-decay: 2 is out of range; give a value that is above 0 and at most 1")]
    public async Task The_command_line_says_what_does_not_fit(string options, string message)
    {
        string[] arguments =
        [
            "train", "--data", CommandRun.Pictures(folder), "--threads", "1", "--device", "cpu", "--output", folder, .. options.Split(' '),
        ];
        var (exitCode, _, error) = await CommandRun.Of(
            environment => ModelCommand.Run(TinyNetwork.Definition, arguments, environment));
        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private RunOptions Options(string name) => new() { Device = "cpu", Threads = 1, Directory = Path.Combine(folder, name) };

    private string Last(string name) => Path.Combine(folder, name, "last.safetensors");

    private Dictionary<string, byte[]> Weights(string name)
    {
        using var file = SafeTensors.Read(Last(name)).Match(read => read, failure => throw new InvalidOperationException(failure.ToString()));
        return StateDictionary.Weights(file).ToDictionary(named => named.Key, named => named.Value.bytes.ToArray());
    }

    private static async Task<List<TrainingEvent>> Train(Recipe recipe, RunOptions options)
    {
        var events = new List<TrainingEvent>();
        await foreach (var happened in Trainer.Train(TinyNetwork.Definition, Sides.Split(), recipe, options))
            events.Add(happened);
        return events;
    }
}
