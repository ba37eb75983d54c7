using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeclarativeNet.Training.Schedules;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Training.Schedules;

public class LearningRateTests
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly ImmutableArray<double> Rising = [.. Enumerable.Range(0, 40).Select(epoch => 0.5 + (0.01 * epoch))];

    private static readonly Gen<Recipe> Recipes =
        from schedule in Gen.Elements(Enum.GetValues<Schedule>())
        from epochs in Gen.Choose(1, 30)
        from warmup in Gen.Choose(0, 40)
        from stepEpochs in Gen.Choose(1, 10)
        from factor in Gen.Choose(1, 99)
        from patience in Gen.Choose(1, 4)
        from final in Gen.Choose(0, 100)
        from monitor in Gen.Elements(Enum.GetValues<Monitored>())
        select new Recipe
        {
            Schedule = schedule,
            Epochs = epochs,
            WarmupEpochs = warmup / 4.0,
            StepEpochs = stepEpochs,
            StepFactor = factor / 100.0,
            Patience = patience,
            FinalRate = final / 100.0,
            Monitor = monitor,
            LearningRate = 0.1,
        };

    [SkippableTheory]
    [InlineData(Schedule.Constant, 0)]
    [InlineData(Schedule.Constant, 2)]
    [InlineData(Schedule.Step, 0)]
    [InlineData(Schedule.Step, 1)]
    [InlineData(Schedule.Cosine, 0)]
    [InlineData(Schedule.Cosine, 1.5)]
    [InlineData(Schedule.Linear, 0)]
    [InlineData(Schedule.Linear, 3)]
    [InlineData(Schedule.OneCycle, 0)]
    public void Rates_are_those_of_pytorch(Schedule schedule, double warmup) => AssertRates(
        new()
        {
            Schedule = schedule,
            Epochs = 12,
            LearningRate = 0.2,
            WarmupEpochs = warmup,
            StepEpochs = 3,
            StepFactor = 0.3,
            FinalRate = 0.01,
        },
        stepsPerEpoch: 8,
        watched: [.. Rising.Take(12)]);

    [SkippableTheory]
    [InlineData(Monitored.ValidationAccuracy, 1)]
    [InlineData(Monitored.ValidationAccuracy, 3)]
    [InlineData(Monitored.ValidationLoss, 1)]
    [InlineData(Monitored.ValidationLoss, 3)]
    public void Plateaus_are_those_of_pytorch(Monitored monitor, int patience)
    {
        var random = new Random(3);
        AssertRates(
            new()
            {
                Schedule = Schedule.ReduceOnPlateau,
                Epochs = 60,
                LearningRate = 0.2,
                StepFactor = 0.1,
                Patience = patience,
                Monitor = monitor,
            },
            stepsPerEpoch: 2,
            watched: [.. Enumerable.Range(0, 60).Select(epoch => 0.5 + (random.NextDouble() / (epoch + 2)))]);
    }

    [Fact]
    public void A_value_that_is_no_number_is_no_gain()
    {
        var recipe = new Recipe { Schedule = Schedule.ReduceOnPlateau, LearningRate = 1, StepFactor = 0.5, Patience = 1 };
        Assert.Equal(0.5, LearningRates.At(recipe, 10, epoch: 4, step: 1, [0.5, double.NaN, double.NaN]));
    }

    [Fact]
    public void Epochs_of_warm_up_do_not_count_as_a_plateau()
    {
        var recipe = new Recipe { Schedule = Schedule.ReduceOnPlateau, LearningRate = 1, WarmupEpochs = 3, Patience = 1 };
        Assert.Equal(1, LearningRates.At(recipe, 10, epoch: 4, step: 1, [0.5, 0.4, 0.3]));
        Assert.Equal(1, LearningRates.At(recipe, 10, epoch: 6, step: 1, [0.5, 0.4, 0.3, 0.4, 0.3]));
        Assert.Equal(0.1, LearningRates.At(recipe, 10, epoch: 7, step: 1, [0.5, 0.4, 0.3, 0.4, 0.3, 0.2]), 1e-15);
    }

    [Fact]
    public void Later_epochs_are_not_looked_at()
    {
        var recipe = new Recipe { Schedule = Schedule.ReduceOnPlateau, LearningRate = 1, Patience = 1 };
        Assert.Equal(1, LearningRates.At(recipe, 10, epoch: 2, step: 1, [0.5, 0.4, 0.3, 0.2]));
    }

    [Fact]
    public void Rates_are_above_zero_and_at_most_the_learning_rate() => Prop.ForAll(Recipes.ToArbitrary(), recipe =>
        Rates(recipe, stepsPerEpoch: 7, Rising).All(rate => rate > 0 && rate <= recipe.LearningRate)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_warm_up_rises_in_equal_steps_to_where_the_schedule_begins() => Prop.ForAll(Recipes.ToArbitrary(), recipe =>
    {
        const int stepsPerEpoch = 8;
        var warmup = (int)(recipe.WarmupEpochs * stepsPerEpoch);
        var rates = Rates(recipe, stepsPerEpoch, Rising).Take(warmup + 1).ToList();
        return rates.Index().All(rate => Math.Abs(rate.Item - (rates[0] * (rate.Index + 1))) < 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_warm_up_longer_than_the_run_only_rises()
    {
        var recipe = new Recipe { Schedule = Schedule.Cosine, Epochs = 2, WarmupEpochs = 5, LearningRate = 1 };
        Assert.Equal([.. Enumerable.Range(1, 20).Select(step => step / 51.0)], Rates(recipe, 10, []));
    }

    private static IEnumerable<double> Rates(Recipe recipe, int stepsPerEpoch, ImmutableArray<double> watched) =>
        from epoch in Enumerable.Range(1, recipe.Epochs)
        from step in Enumerable.Range(1, stepsPerEpoch)
        select LearningRates.At(recipe, stepsPerEpoch, epoch, step, watched);

    private static void AssertRates(Recipe recipe, int stepsPerEpoch, ImmutableArray<double> watched)
    {
        Skip.If(PyTorch.Absent is not null, PyTorch.Absent);
        var options = JsonSerializer.Serialize(
            new
            {
                recipe.Epochs,
                recipe.LearningRate,
                recipe.WarmupEpochs,
                recipe.StepEpochs,
                recipe.StepFactor,
                recipe.FinalRate,
                recipe.Patience,
                recipe.Monitor,
                stepsPerEpoch,
                watched,
            },
            SnakeCase);
        var expected = PyTorch.Run(
                Path.Combine("Training", "Schedules", "learning_rates.py"), recipe.Schedule.ToString().ToLowerInvariant(), options)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, CultureInfo.InvariantCulture))
            .ToArray();
        var rates = Rates(recipe, stepsPerEpoch, watched).ToArray();
        Assert.Equal(expected.Length, rates.Length);
        Assert.All(expected.Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }
}
