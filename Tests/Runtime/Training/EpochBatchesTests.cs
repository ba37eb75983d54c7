using System.Runtime.InteropServices;
using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

/// <summary>How pictures make batches, and why no picture is left alone.</summary>
public sealed class EpochBatchesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(16, 8, "8 8")]
    [InlineData(17, 8, "8 9")]
    [InlineData(18, 8, "8 8 2")]
    [InlineData(9, 8, "9")]
    [InlineData(8, 8, "8")]
    [InlineData(1, 8, "1")]
    [InlineData(3, 1, "1 1 1")]
    [InlineData(3, 2, "3")]
    public void A_last_picture_alone_joins_the_batch_before_it(int pictures, int size, string batches)
    {
        var parts = EpochBatches.Of([.. Enumerable.Range(0, pictures)], size).ToList();
        Assert.Equal(batches, string.Join(' ', parts.Select(part => part.Length)));
        Assert.Equal(Enumerable.Range(0, pictures), parts.SelectMany(part => part.ToArray()));
        Assert.Equal(parts.Count, EpochBatches.Count(pictures, size));
    }

    [Fact]
    public void Batch_norm_refuses_a_picture_alone()
    {
        using var norm = nn.BatchNorm1d(4);
        using var alone = ones(1, 4);
        Assert.Contains(
            "Expected more than 1 value per channel when training, got input size [1, 4]",
            Assert.Throws<ExternalException>(() => norm.call(alone)).Message);
        norm.eval();
        using var same = norm.call(alone);
        Assert.Equal([1L, 4], same.shape);
    }

    [Fact]
    public async Task A_run_over_a_picture_more_than_whole_batches_has_statistics_that_are_numbers()
    {
        var events = await Trainer.Train(Model, Data(17), Model.Recipe, Options("run")).ToListAsync();
        Assert.Equal([1, 2, 1, 2], events.OfType<TrainingEvent.Stepped>().Select(step => step.Step));
        Assert.All(events.OfType<TrainingEvent.Stepped>(), step => Assert.Equal(2, step.Steps));
        using var file = SafeTensors.Read(Last("run")).OrThrow();
        Assert.All(file.Tensors["model/norm.running_var"].data<float>().ToArray(), variance => Assert.True(float.IsFinite(variance)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_resumed_run_counts_the_same_batches(int accumulation)
    {
        var recipe = Model.Recipe with { Accumulation = accumulation, Schedule = Schedule.Linear };
        var whole = await Trainer.Train(Model, Data(33), recipe, Options("whole")).ToListAsync();
        await foreach (var happened in Trainer.Train(Model, Data(33), recipe, Options("cut") with { CheckpointEvery = 2 }))
        {
            if (happened is TrainingEvent.Stepped { Step: 3 })
                break;
        }
        var resumed = await Trainer.Train(Model, Data(33), recipe, Options("resumed") with { Resume = Last("cut") }).ToListAsync();
        Assert.Equal(4, whole.OfType<TrainingEvent.Stepped>().First().Steps);
        Assert.Equal(
            whole.OfType<TrainingEvent.Stepped>().Skip(2).Select(step => (step.Epoch, step.Step, step.Loss, step.LearningRate)),
            resumed.OfType<TrainingEvent.Stepped>().Select(step => (step.Epoch, step.Step, step.Loss, step.LearningRate)));
    }

    [Fact]
    public async Task A_single_picture_is_told_of_in_one_line()
    {
        var failure = (await Assert.ThrowsAsync<TrainingException>(
            async () => await Trainer.Train(Model, Data(1), Model.Recipe, Options("run")).ToListAsync())).Failure;
        Assert.Equal("Pooled", failure.Where);
        Assert.StartsWith("libtorch refuses to compute it: ", failure.What);
        Assert.Contains("Expected more than 1 value per channel when training", failure.What);
    }

    private static ModelDefinition Model { get; } = TinyNetwork.Definition with
    {
        Name = nameof(Pooled),
        Recipe = new Recipe { Epochs = 2, BatchSize = 8, LearningRate = 0.01, Seed = 3 },
        Create = () => new Pooled(),
    };

    private static DataSplit Data(int count) => new(new Sides(count, 1), new Sides(16, 2));

    private RunOptions Options(string name) => new() { Device = "cpu", Threads = 1, Directory = Path.Combine(folder, name) };

    private string Last(string name) => Path.Combine(folder, name, "last.safetensors");

    /// <summary>A batch norm of vectors, which has one value a channel where there is one picture.</summary>
    private sealed class Pooled : Network
    {
        private readonly Linear hidden;
        private readonly BatchNorm1d norm;
        private readonly Linear linear;

        public Pooled()
            : base(nameof(Pooled))
        {
            hidden = Register("hidden", nn.Linear(64, 4));
            norm = Register("norm", nn.BatchNorm1d(4));
            linear = Register("classes", nn.Linear(4, 2));
        }

        public override Tensor forward(Tensor input)
        {
            using var flat = input.flatten(1);
            using var first = hidden.call(flat);
            using var normed = norm.call(first);
            return linear.call(normed);
        }
    }
}
