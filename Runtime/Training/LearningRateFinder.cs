using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Training.Objectives;
using TorchSharp;

namespace DeclarativeNet.Training;

/// <summary>One batch of a search for a learning rate.</summary>
/// <param name="Rate">The step size.</param>
/// <param name="Loss">The loss, smoothed over the batches so far.</param>
public readonly record struct RateTrial(double Rate, double Loss);

/// <summary>What a search for a learning rate has found.</summary>
/// <param name="Trials">The batches, the rate rising from one to the next.</param>
/// <param name="Suggested">The rate at which the loss falls fastest; nothing where it never falls.</param>
public sealed record RateFinding(ImmutableArray<RateTrial> Trials, double? Suggested);

/// <summary>
/// Looks for a learning rate: a new network learns with a rate that rises from batch to batch until the loss flies off (the range test of Smith,
/// 2017). The best rate for training lies where the loss falls fastest, an order of magnitude before it flies off.
/// </summary>
public static class LearningRateFinder
{
    private const double Lowest = 1e-7;
    private const double Highest = 10;

    /// <summary>How much of the loss so far is in the smoothed one.</summary>
    private const double Memory = 0.9;

    /// <summary>The loss has flown off where it is so many times the lowest.</summary>
    private const double FlownOff = 4;

    /// <summary>Trials as they are made. It runs on a thread of its own and only as far as it is asked to.</summary>
    /// <param name="model">What would be trained.</param>
    /// <param name="data">What it would learn from.</param>
    /// <param name="recipe">How; its schedule is left aside, and so is what it averages.</param>
    /// <param name="options">With what.</param>
    /// <param name="batches">How many trials at most, at least 2.</param>
    /// <param name="cancellation">Ends it after a batch.</param>
    /// <exception cref="TrainingException">From the stream: recipe, data or device do not fit, or libtorch refuses a step.</exception>
    public static IAsyncEnumerable<RateTrial> Try(
        ModelDefinition model, DataSplit data, Recipe recipe, RunOptions options, int batches = 200, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 2);
        return DedicatedThread.Stream(
            "learning rate finder",
            token => Run(model, data, recipe, options, batches, token).Told(model.Name, TorchFailures.LessMemory(recipe)),
            cancellation);
    }

    /// <summary>What trials say.</summary>
    /// <param name="trials">The trials, in order.</param>
    public static RateFinding Find(ImmutableArray<RateTrial> trials)
    {
        var lowest = trials.Length == 0 ? 0 : trials.Index().MinBy(trial => trial.Item.Loss).Index;
        // The first trials and those after the lowest loss say nothing of how it falls.
        var falls = Enumerable.Range(1, Math.Max(0, lowest - 1))
            .Select(index => (trials[index].Rate, Fall: trials[index + 1].Loss - trials[index - 1].Loss))
            .Where(fall => fall.Fall < 0)
            .ToList();
        return new(trials, falls.Count == 0 ? null : falls.MinBy(fall => fall.Fall).Rate);
    }

    private static IEnumerable<RateTrial> Run(
        ModelDefinition model, DataSplit data, Recipe recipe, RunOptions options, int batches, CancellationToken cancellation)
    {
        var plain = recipe with { Accumulation = 1, Ema = 0, SwaEpochs = 0, EarlyStopping = 0, WarmupEpochs = 0 };
        if ((RunRules.Broken(plain) ?? RunRules.Broken(model, plain, data) ?? RunRules.Broken(options)) is { } failure)
            throw new TrainingException(failure);
        var task = LearningTasks.Of(model, plain.Objective.Loss, data.Train).OrThrow();
        var device = Devices.Find(options.Device).OrThrow();
        torch.set_num_threads(options.Threads ?? Environment.ProcessorCount);
        using var learner = new Learner(model, plain, options.FineTuning, task, data.Train, device);
        learner.BeginEpoch(1);
        var (smoothed, weight, lowest) = (0.0, 0.0, double.PositiveInfinity);
        foreach (var (index, (epoch, number, batch)) in Batches(data.Train, plain).Take(batches).Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var rate = Lowest * Math.Pow(Highest / Lowest, (double)index / (batches - 1));
            using var metrics = new RunningMetrics(device, Totals.Zero, task);
            using (batch)
                learner.Learn(epoch, number, batch, rate, metrics);
            (smoothed, weight) = (Memory * smoothed + (1 - Memory) * metrics.Read().MeanLoss, Memory * weight + (1 - Memory));
            var loss = smoothed / weight;
            lowest = Math.Min(lowest, loss);
            if (!(loss <= FlownOff * lowest))
                yield break;
            yield return new(rate, loss);
        }
    }

    /// <summary>Batches without end, with their epoch and their number in it: a small set is gone over again.</summary>
    private static IEnumerable<(int Epoch, int Number, Batch Batch)> Batches(IDataset data, Recipe recipe)
    {
        for (var epoch = 1; ; epoch++)
        {
            var order = EpochOrder.Of(data.Targets, recipe.ClassBalance, RandomStreams.Seed(recipe.Seed, RandomStream.Shuffle, epoch));
            foreach (var (index, batch) in Loader.Batches(data, EpochBatches.Of(order, recipe.BatchSize)).ToBlockingEnumerable().Index())
                yield return (epoch, index + 1, batch);
        }
    }
}
