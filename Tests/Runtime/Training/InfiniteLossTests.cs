using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

/// <summary>Losses that are no numbers: of a validation they are told, of training they end the run.</summary>
public sealed class InfiniteLossTests : IDisposable
{
    /// <summary>One step an epoch, so large that the first loss is a number and nothing after it is.</summary>
    private static readonly Recipe FliesOff = TinyNetwork.Definition.Recipe with
    {
        BatchSize = 40,
        Optimizer = Optimizer.Sgd,
        LearningRate = 1e38,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Monitored.ValidationAccuracy)]
    [InlineData(Monitored.ValidationLoss)]
    public async Task A_validation_loss_that_is_no_number_is_told_and_the_run_goes_on(Monitored monitor)
    {
        var events = await Events(FliesOff with { Epochs = 1, Monitor = monitor }).ToListAsync();
        var epoch = Assert.Single(Assert.IsType<TrainingEvent.Completed>(events[^1]).History);
        Assert.True(double.IsFinite(epoch.TrainLoss));
        Assert.False(double.IsFinite(epoch.ValidationLoss));
        Assert.Equal(epoch, Checkpoint.Read(Path.Combine(folder, "last.safetensors")).OrThrow().Progress.History[0]);
    }

    [Fact]
    public async Task A_training_loss_that_is_no_number_ends_the_run_after_it()
    {
        var events = new List<TrainingEvent>();
        var failure = (await Assert.ThrowsAsync<TrainingException>(async () =>
        {
            await foreach (var happened in Events(FliesOff with { Epochs = 2 }))
                events.Add(happened);
        })).Failure;
        Assert.Matches("^the loss became (NaN|infinite) in epoch 2 by step 1 of 1$", failure.What);
        Assert.Single(events.OfType<TrainingEvent.EpochCompleted>());
    }

    private IAsyncEnumerable<TrainingEvent> Events(Recipe recipe) => Trainer.Train(
        TinyNetwork.Definition, Sides.Split(), recipe, new RunOptions { Device = "cpu", Threads = 1, Directory = folder });
}
