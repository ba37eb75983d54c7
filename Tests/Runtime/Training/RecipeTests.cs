using DeclarativeNet.Torch;
using DeclarativeNet.Training;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Training;

/// <summary>That each setting of a recipe does what it says to a run.</summary>
public sealed class RecipeTests
{
    private static readonly ModelDefinition Model = TinyNetwork.Definition;

    [Theory]
    [InlineData(Loss.Focal)]
    [InlineData(Loss.BinaryCrossEntropy)]
    [InlineData(Loss.BinaryFocal)]
    public async Task Every_loss_learns_what_can_be_learned(Loss loss) => Assert.InRange(
        (await Completed(Model.Recipe with { Epochs = 8, Objective = new() { Loss = loss } })).Evaluation.Accuracy, 0.85, 1);

    [Fact]
    public async Task Two_batches_in_a_step_are_one_batch_twice_as_large()
    {
        // Without batch norm and dropout in the way: a network of one layer, gradients of means.
        var whole = await Losses(LinearModel.Definition.Recipe with { BatchSize = 16 });
        var halves = await Losses(LinearModel.Definition.Recipe with { BatchSize = 8, Accumulation = 2 });
        Assert.Equal(whole.Length, halves.Length);
        foreach (var (one, other) in whole.Zip(halves))
            Assert.Equal(one, other, 1e-5);

        static async Task<double[]> Losses(Recipe recipe) =>
            [.. (await Completed(recipe, LinearModel.Definition)).History.Select(epoch => epoch.ValidationLoss)];
    }

    [Fact]
    public async Task A_run_without_gains_stops()
    {
        var events = await Events(Model.Recipe with { Epochs = 20, LearningRate = 1e-9, EarlyStopping = 2 });
        var stopped = Assert.Single(events.OfType<TrainingEvent.StoppedEarly>());
        Assert.Equal(stopped.Best.Epoch + 2, stopped.Epoch);
        Assert.Equal(stopped.Epoch, events.OfType<TrainingEvent.Completed>().Single().History.Length);
    }

    [Fact]
    public async Task The_rate_follows_the_schedule()
    {
        var events = await Events(Model.Recipe with { Epochs = 2, Schedule = Schedule.Linear, LearningRate = 0.1 });
        var rates = events.OfType<TrainingEvent.Stepped>().Select(step => step.LearningRate).ToArray();
        Assert.Equal(10, rates.Length);
        Assert.Equal([.. rates.OrderDescending()], rates);
        Assert.Equal(0.1, rates[0], 1e-9);
        Assert.Equal(0.01, rates[^1], 1e-9);
    }

    [Fact]
    public async Task Averages_learn_as_well()
    {
        Assert.InRange((await Completed(Model.Recipe with { Epochs = 8, Ema = 0.8 })).Evaluation.Accuracy, 0.85, 1);
        Assert.InRange((await Completed(Model.Recipe with { Epochs = 8, SwaEpochs = 3 })).Evaluation.Accuracy, 0.85, 1);
    }

    [SkippableFact]
    public async Task Reduced_precision_is_that_of_what_is_computed_and_not_of_parameters()
    {
        Skip.If(Autocast.Absent is not null, Autocast.Absent);
        var recipe = Model.Recipe with { Epochs = 8, Precision = Precision.BFloat16 };
        var types = new List<(ScalarType Parameters, ScalarType Scores)>();
        var watched = Model with { Create = () => new Watched(types) };
        Assert.InRange((await Completed(recipe, watched)).Evaluation.Accuracy, 0.85, 1);
        Assert.Equal(
            [(ScalarType.Float32, ScalarType.BFloat16), (ScalarType.Float32, ScalarType.Float32)], types.Distinct());
    }

    [Fact]
    public async Task Mixed_pictures_teach_shares_of_classes() => Assert.InRange(
        (await Completed(Model.Recipe with { Epochs = 8, Augmentation = new() { Mixup = 0.2, Cutmix = 0.5 } })).Evaluation.Accuracy, 0.8, 1);

    [Fact]
    public void A_rate_is_found_where_the_loss_falls_fastest()
    {
        var trials = Enumerable.Range(0, 50).Select(index => new RateTrial(Math.Pow(10, -5 + index / 10.0), 1 / (1 + Math.Exp((index - 30) / 2.0)) + (index > 40 ? index : 0)));
        Assert.InRange(LearningRateFinder.Find([.. trials]).Suggested!.Value, 0.005, 0.02);
        Assert.Null(LearningRateFinder.Find([new(1, 1), new(2, 2)]).Suggested);
    }

    [Fact]
    public async Task The_finder_tries_rising_rates_until_the_loss_flies_off()
    {
        var trials = await LearningRateFinder.Try(Model, Sides.Split(), Model.Recipe, Options, batches: 30).ToListAsync();
        Assert.InRange(trials.Count, 5, 30);
        Assert.Equal([.. trials.Select(trial => trial.Rate).Order()], trials.Select(trial => trial.Rate));
    }

    [Fact]
    public async Task The_finder_goes_over_a_small_set_again()
    {
        const int batchesOfEpoch = 5;
        var model = LinearModel.Definition;
        var recipe = model.Recipe with { BatchSize = 8, Accumulation = 4 };
        var trials = await LearningRateFinder.Try(model, Sides.Split(), recipe, Options, batches: 60).ToListAsync();
        Assert.True(trials.Count > 4 * batchesOfEpoch, $"{trials.Count} trials");
        Assert.All(trials, trial => Assert.True(double.IsFinite(trial.Loss)));
        Assert.NotNull(LearningRateFinder.Find([.. trials]).Suggested);
    }

    private static RunOptions Options { get; } = new() { Device = "cpu", Threads = 1 };

    private static async Task<TrainingEvent.Completed> Completed(Recipe recipe, ModelDefinition? model = null) =>
        (await Events(recipe, model)).OfType<TrainingEvent.Completed>().Single();

    private static async Task<List<TrainingEvent>> Events(Recipe recipe, ModelDefinition? model = null) =>
        await Trainer.Train(model ?? Model, Sides.Split(), recipe, Options).ToListAsync();

    /// <summary>A network that takes down which types it computes with; in training first.</summary>
    private sealed class Watched : Network
    {
        private readonly List<(ScalarType Parameters, ScalarType Scores)> types;
        private readonly TinyNetwork inner = new();

        public Watched(List<(ScalarType Parameters, ScalarType Scores)> types)
            : base(nameof(Watched))
        {
            this.types = types;
            Register("inner", inner);
        }

        public override Tensor forward(Tensor input)
        {
            var scores = inner.call(input);
            types.Add((inner.parameters().Select(parameter => parameter.dtype).Distinct().Single(), scores.dtype));
            return scores;
        }
    }
}
