using System.Text.Json;
using DeclarativeNet.Reports.TensorBoard;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Reports.TensorBoard;

public sealed class TensorBoardLogTests : IDisposable
{
    private static readonly TrainingEvent[] Events =
    [
        new TrainingEvent.Stepped(Epoch: 1, Step: 1, Steps: 200, Loss: 2.5, Accuracy: 0.25, PicturesPerSecond: 100) { LearningRate = 0.125 },
        new TrainingEvent.Stepped(Epoch: 3, Step: 200, Steps: 200, Loss: 0.5, Accuracy: 0.75, PicturesPerSecond: 1e6) { LearningRate = 0.5 },
        new TrainingEvent.EpochCompleted(new EpochResult(
            Epoch: 3,
            TrainLoss: 0.5,
            TrainAccuracy: 0.75,
            ValidationLoss: double.PositiveInfinity,
            ValidationAccuracy: 0.5,
            LearningRate: 1e-3,
            TimeSpan.FromSeconds(3))),
        new TrainingEvent.Saved("last.safetensors"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("tensorboard").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task Events_are_read_back_by_a_parser_that_knows_the_format_alone()
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        await Drain(Stream().LogToTensorBoard(folder, new StoppedClock()));
        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.StartsWith("events.out.tfevents.1700000000.", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"scalars": {}, "wall_time": 1700000000.25, "version": "brain.Event:2"}""",
                """
                {"scalars": {"step/loss": 2.5, "step/accuracy": 0.25, "step/learning_rate": 0.125, "step/pictures_per_second": 100.0},
                "wall_time": 1700000000.25, "step": 1}
                """.ReplaceLineEndings(" "),
                """
                {"scalars": {"step/loss": 0.5, "step/accuracy": 0.75, "step/learning_rate": 0.5, "step/pictures_per_second": 1000000.0},
                "wall_time": 1700000000.25, "step": 600}
                """.ReplaceLineEndings(" "),
                """
                {"scalars": {"loss/train": 0.5, "loss/validation": Infinity, "accuracy/train": 0.75, "accuracy/validation": 0.5,
                "learning_rate": 0.0010000000474974513}, "wall_time": 1700000000.25, "step": 3}
                """.ReplaceLineEndings(" "),
            ],
            Read(file));
    }

    [SkippableFact]
    public async Task A_run_is_told_of_as_it_was()
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var recipe = TinyNetwork.Definition.Recipe with { Epochs = 2 };
        var told = new List<EpochResult>();
        await foreach (var happened in Trainer
            .Train(TinyNetwork.Definition, Sides.Split(), recipe, new RunOptions { Device = "cpu", Threads = 1 })
            .LogToTensorBoard(folder))
        {
            if (happened is TrainingEvent.EpochCompleted epoch)
                told.Add(epoch.Result);
        }
        var read = Read(Assert.Single(Directory.GetFiles(folder)))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(found => found.GetProperty("scalars").TryGetProperty("loss/validation", out _))
            .Select(found => (Step: found.GetProperty("step").GetInt32(), Scalars: found.GetProperty("scalars")))
            .Select(found => (found.Step, found.Scalars.GetProperty("loss/validation").GetSingle()));
        Assert.Equal([(1, (float)told[0].ValidationLoss), (2, (float)told[1].ValidationLoss)], read);
    }

    [Fact]
    public async Task Events_pass_through_unchanged()
    {
        var passed = new List<TrainingEvent>();
        await foreach (var happened in Stream().LogToTensorBoard(folder))
            passed.Add(happened);
        Assert.Equal(Events, passed);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_the_stream_with_the_reason()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        var failure = (await Assert.ThrowsAsync<TrainingException>(() => Drain(Stream().LogToTensorBoard(file)))).Failure;
        Assert.Equal((file, "check the disk's space and the folder's permissions"), (failure.Where, failure.Remedy));
        Assert.StartsWith("the events for TensorBoard cannot be written: ", failure.What, StringComparison.Ordinal);
    }

    private static string[] Read(string file) =>
        PyTorch.Run(Path.Combine("Reports", "TensorBoard", "read_events.py"), file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task Drain(IAsyncEnumerable<TrainingEvent> events)
    {
        await foreach (var happened in events)
            Assert.NotNull(happened);
    }

    private static async IAsyncEnumerable<TrainingEvent> Stream()
    {
        foreach (var happened in Events)
        {
            await Task.Yield();
            yield return happened;
        }
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250);
    }
}
