using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Tests.Training;

/// <summary>Runs whose validation gets worse from the first epoch on: what they are measured by in the end.</summary>
public sealed class BestEpochTests : IDisposable
{
    /// <summary>Validation pictures are mirrored, so that what is learned is wrong of them.</summary>
    private static readonly DataSplit Data = new(new Sides(40, 1), new Sides(16, 2).Map(Mirrored));

    private static readonly Recipe Recipe = TinyNetwork.Definition.Recipe with { Epochs = 6, Monitor = Monitored.ValidationLoss };

    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public async Task A_run_that_may_stop_early_is_measured_by_its_best_epoch(double ema)
    {
        var events = await Run("run", Recipe with { EarlyStopping = 2, Ema = ema });
        var completed = Assert.IsType<TrainingEvent.Completed>(events[^1]);
        var best = Assert.Single(events.OfType<TrainingEvent.StoppedEarly>()).Best;
        Assert.NotEqual(completed.History[^1].ValidationLoss, best.ValidationLoss, 1e-3);
        Assert.Equal(best.ValidationLoss, completed.Evaluation.Loss, 1e-6);

        using var network = StateDictionary.Load(new TinyNetwork(), Path.Combine(folder, "run", "best.safetensors")).OrThrow();
        var again = Evaluator.Evaluate(TinyNetwork.Definition, Recipe, network, Data.Validation, 8, CancellationToken.None).OrThrow();
        Assert.Equal(completed.Evaluation.Loss, again.Loss, 1e-6);
    }

    [Fact]
    public async Task Without_it_a_run_is_measured_by_its_last_weights()
    {
        var completed = Assert.IsType<TrainingEvent.Completed>((await Run("run", Recipe))[^1]);
        Assert.Equal(completed.History[^1].ValidationLoss, completed.Evaluation.Loss, 1e-6);
        Assert.NotEqual(completed.History.Min(epoch => epoch.ValidationLoss), completed.Evaluation.Loss, 1e-3);
    }

    [Fact]
    public async Task A_resumed_run_knows_its_best_epoch()
    {
        var recipe = Recipe with { EarlyStopping = 2 };
        var whole = Assert.IsType<TrainingEvent.Completed>((await Run("whole", recipe))[^1]);
        await Run("cut", recipe with { Epochs = 2 });
        var events = await Run("resumed", recipe, Path.Combine(folder, "cut", "last.safetensors"));
        var resumed = Assert.IsType<TrainingEvent.Completed>(events[^1]);
        Assert.Equal(whole.Evaluation.Loss, resumed.Evaluation.Loss);
        Assert.Equal(whole.History.Length, resumed.History.Length);
    }

    private async Task<List<TrainingEvent>> Run(string name, Recipe recipe, string? resume = null) => await Trainer.Train(
        TinyNetwork.Definition,
        Data,
        recipe,
        new RunOptions { Device = "cpu", Threads = 1, Directory = Path.Combine(folder, name), Resume = resume }).ToListAsync();

    private static void Mirrored(ReadOnlySpan<byte> before, Span<byte> after)
    {
        for (var at = 0; at < before.Length; at++)
            after[at] = before[at / 8 * 8 + 7 - at % 8];
    }
}
