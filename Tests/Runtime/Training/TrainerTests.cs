using DeclarativeNet.Data;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;

namespace DeclarativeNet.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private static readonly ModelDefinition Model = TinyNetwork.Definition;
    private static readonly DataSplit Data = Sides.Split();
    private static readonly Augmentation Everything = new() { HorizontalFlip = false, VerticalFlip = true, Rotation = 10, Shift = 0.1, Zoom = 0.1 };

    private readonly string folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_tells_what_happens_in_order()
    {
        var events = await Train(Model.Recipe with { Epochs = 2 }, Options("run"));
        var kinds = events.Select(happened => happened is TrainingEvent.Saved saved ? Path.GetFileName(saved.Path) : happened.GetType().Name);
        string[] epoch = ["Stepped", "Stepped", "Stepped", "Stepped", "Stepped", "EpochCompleted", "last.safetensors"];
        Assert.Equal(["Started", .. epoch, .. epoch, "Completed"], kinds.Where(kind => kind != "best.safetensors"));
        Assert.Equal("best.safetensors", kinds.ElementAt(1 + epoch.Length));
        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], events.OfType<TrainingEvent.Stepped>().Select(step => step.Step));
        Assert.Equal(["best.safetensors", "last.safetensors"], Directory.GetFiles(Path.Combine(folder, "run")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_network_learns_what_can_be_learned()
    {
        var completed = Assert.IsType<TrainingEvent.Completed>((await Train(Model.Recipe with { Epochs = 8 }, new RunOptions { Device = "cpu", Threads = 2 }))[^1]);
        Assert.Equal(8, completed.History.Length);
        Assert.InRange(completed.Evaluation.Accuracy, 0.9, 1);
        Assert.Equal(16, completed.Evaluation.Decisions.Pictures);
        Assert.Equal("sides 16", completed.Evaluation.Dataset);
        Assert.Equal(16, completed.Evaluation.Samples.Length);
        Assert.All(completed.Evaluation.Samples, sample => Assert.Equal(1, sample.Probabilities.Sum(), 5));
    }

    [Theory]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.Sgd)]
    public async Task The_same_seed_gives_the_same_numbers(Optimizer optimizer)
    {
        var recipe = Model.Recipe with { Optimizer = optimizer, Augmentation = Everything };
        var first = await Train(recipe, Options("first"));
        var second = await Train(recipe, Options("second"));
        var other = await Train(recipe with { Seed = 4 }, Options("other"));
        Assert.Equal(Numbers(first), Numbers(second));
        AssertSameWeights("first", "second");
        Assert.NotEqual(Numbers(first), Numbers(other));
    }

    [Theory]
    [InlineData(Optimizer.Adam)]
    [InlineData(Optimizer.Sgd)]
    public async Task Two_epochs_and_two_more_are_four(Optimizer optimizer)
    {
        var recipe = Model.Recipe with { Optimizer = optimizer, Augmentation = Everything };
        var whole = await Train(recipe, Options("whole"));
        await Train(recipe with { Epochs = 2 }, Options("half"));
        var resumed = await Train(recipe, Options("resumed") with { Resume = Last("half") });
        Assert.Equal(2, Assert.IsType<TrainingEvent.Started>(resumed[0]).History.Length);
        Assert.Equal(Numbers(whole), Numbers(resumed));
        AssertSameWeights("whole", "resumed");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(20)]
    public async Task A_cancelled_run_goes_on_where_it_was(int steps)
    {
        var recipe = Model.Recipe with { Augmentation = Everything };
        var whole = await Train(recipe, Options("whole"));
        var cut = await Cancelled(recipe, Options("cut"), steps);
        Assert.Equal(Last("cut"), Assert.IsType<TrainingEvent.Saved>(cut[^1]).Path);
        Assert.Equal(steps, cut.OfType<TrainingEvent.Stepped>().Count());
        var resumed = await Train(recipe, Options("resumed") with { Resume = Last("cut") });
        Assert.Equal(20 - steps, resumed.OfType<TrainingEvent.Stepped>().Count());
        Assert.Equal(Numbers(whole), Numbers(resumed));
        AssertSameWeights("whole", "resumed");
    }

    [Fact]
    public async Task A_loss_that_is_no_number_ends_the_run()
    {
        var failure = await Fails(Model, Model.Recipe with { LearningRate = 1e30, Optimizer = Optimizer.Sgd }, Options("run"));
        Assert.Matches("^the loss became (NaN|infinite) in epoch [12] by step [1-5] of 5$", failure.What);
        Assert.Equal("lower the learning rate (it is 1E+30), or look for a division or logarithm of zero", failure.Remedy);
    }

    [Fact]
    public async Task Data_that_do_not_fit_end_the_run_before_it_begins()
    {
        var failure = await Fails(Model with { Classes = 10 }, Model.Recipe, Options("run"));
        Assert.StartsWith("TinyNetwork tells 10 classes apart, but sides 40 has 2", failure.What);
        Assert.False(Directory.Exists(Path.Combine(folder, "run")));
    }

    [Fact]
    public async Task A_checkpoint_of_another_model_is_refused()
    {
        await Train(Model.Recipe with { Epochs = 1 }, Options("run"));
        var other = Model with { Name = "Other" };
        var changed = Model with { Summary = Model.Summary with { Rows = [.. Model.Summary.Rows.Skip(1)] } };
        var resume = Options("next") with { Resume = Last("run") };
        Assert.Equal("this is a checkpoint of TinyNetwork, not of Other", (await Fails(other, Model.Recipe, resume)).What);
        Assert.Equal("TinyNetwork has changed since this checkpoint was written", (await Fails(changed, Model.Recipe, resume)).What);
        Assert.Equal(
            "the run was begun with Optimizer = Adam and cannot go on with Sgd",
            (await Fails(Model, Model.Recipe with { Optimizer = Optimizer.Sgd }, resume)).What);
    }

    [Fact]
    public async Task Another_order_of_pictures_is_refused_in_the_middle_of_an_epoch_only()
    {
        await Cancelled(Model.Recipe, Options("cut"), 7);
        var resume = Options("next") with { Resume = Last("cut") };
        Assert.Equal(
            "the run was begun with Seed = 3 and cannot go on with 4",
            (await Fails(Model, Model.Recipe with { Seed = 4 }, resume)).What);
        Assert.Equal(
            "the run was begun with BatchSize = 8 and cannot go on with 4",
            (await Fails(Model, Model.Recipe with { BatchSize = 4 }, resume)).What);
        await Train(Model.Recipe with { Epochs = 1 }, Options("one"));
        var events = await Train(
            Model.Recipe with { BatchSize = 20, Seed = 9 }, Options("two") with { Resume = Last("one") });
        Assert.Equal(4, Assert.IsType<TrainingEvent.Completed>(events[^1]).History.Length);
    }

    [Fact]
    public async Task Weights_alone_are_no_checkpoint()
    {
        var path = Path.Combine(folder, "weights.safetensors");
        using (var network = new TinyNetwork())
            StateDictionary.Save(network, path);
        var failure = await Fails(Model, Model.Recipe, Options("run") with { Resume = path });
        Assert.Equal("this file has weights but is no checkpoint", failure.What);
    }

    private RunOptions Options(string name) => new() { Device = "cpu", Threads = 1, Directory = Path.Combine(folder, name) };

    private string Last(string name) => Path.Combine(folder, name, "last.safetensors");

    private static async Task<List<TrainingEvent>> Train(Recipe recipe, RunOptions options)
    {
        var events = new List<TrainingEvent>();
        await foreach (var happened in Trainer.Train(Model, Data, recipe, options))
            events.Add(happened);
        return events;
    }

    /// <summary>The events of a run that is cancelled after a number of steps.</summary>
    private static async Task<List<TrainingEvent>> Cancelled(Recipe recipe, RunOptions options, int steps)
    {
        using var cancellation = new CancellationTokenSource();
        var events = new List<TrainingEvent>();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in Trainer.Train(Model, Data, recipe, options, cancellation.Token))
            {
                events.Add(happened);
                if (events.OfType<TrainingEvent.Stepped>().Count() == steps)
                    await cancellation.CancelAsync();
            }
        });
        return events;
    }

    private static async Task<Failure> Fails(ModelDefinition model, Recipe recipe, RunOptions options) =>
        (await Assert.ThrowsAsync<TrainingException>(async () =>
        {
            await foreach (var _ in Trainer.Train(model, Data, recipe, options))
            {
            }
        })).Failure;

    /// <summary>All that a run's epochs say but for the time they took.</summary>
    private static IEnumerable<EpochResult> Numbers(List<TrainingEvent> events) =>
        Assert.IsType<TrainingEvent.Completed>(events[^1]).History.Select(epoch => epoch with { Duration = TimeSpan.Zero, PicturesPerSecond = null });

    private void AssertSameWeights(string first, string second)
    {
        using var one = Read(first);
        using var other = Read(second);
        Assert.Equal(one.Tensors.Keys.Order(), other.Tensors.Keys.Order());
        Assert.NotEmpty(one.Tensors);
        foreach (var (name, tensor) in one.Tensors)
            Assert.True(tensor.bytes.SequenceEqual(other.Tensors[name].bytes), name);
    }

    private TensorFile Read(string name) =>
        SafeTensors.Read(Last(name)).Match(file => file, failure => throw new InvalidOperationException(failure.ToString()));
}
