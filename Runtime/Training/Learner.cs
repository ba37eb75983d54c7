using System.Collections.Immutable;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Torch;
using DeclarativeNet.Training.Averages;
using DeclarativeNet.Training.Objectives;
using DeclarativeNet.Training.Optimizers;
using DeclarativeNet.Training.Schedules;
using DeclarativeNet.Training.Transfers;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>
/// What changes while a network learns: the network, its optimizer, the average of its weights. It learns a batch at a time; what it draws
/// and which rate it goes by are functions of the place in the run. One thread only.
/// </summary>
internal sealed class Learner : IDisposable
{
    private readonly Recipe recipe;
    private readonly FineTuning tuning;
    private readonly ImmutableArray<string> paths;
    private readonly Device device;
    private readonly int batches;
    private readonly int scores;
    private readonly ImmutableArray<Tensor> parameters;
    private readonly ImmutableArray<Tensor> penalised;
    private readonly Generator augmentation = new();

    /// <summary>Makes a network that has learned nothing, or what is taken over from another.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="recipe">How.</param>
    /// <param name="tuning">What it takes over, and what of it stays.</param>
    /// <param name="task">What is to be found out.</param>
    /// <param name="data">What it learns from.</param>
    /// <param name="device">Where.</param>
    /// <exception cref="TrainingException">What is to be taken over does not fit.</exception>
    public Learner(ModelDefinition model, Recipe recipe, FineTuning tuning, LearningTask task, IDataset data, Device device)
    {
        (this.recipe, this.tuning, this.device) = (recipe, tuning, device);
        scores = model.Classes;
        batches = EpochBatches.Count(data.Targets.Count, recipe.BatchSize);
        using var drawn = manual_seed(recipe.Seed);
        Network = model.Create();
        paths = [.. Network.named_parameters().Select(named => named.name)];
        Transferred = TakeOver(data.Classes);
        Network.to(device);
        Optimizer = OptimizerFactory.Create(recipe, Network, tuning.RateFactors(paths));
        Criterion = new Criterion(recipe, task, data.Targets, data.Classes.Length, device);
        Measuring = Criterion.Measuring(recipe, task);
        Average = recipe switch
        {
            { Ema: > 0 } => WeightAverage.Exponential(Network, recipe.Ema),
            { SwaEpochs: > 0 } => WeightAverage.Equal(Network),
            _ => null,
        };
        Best = recipe.EarlyStopping > 0 ? new BestWeights() : null;
        parameters = [.. Network.parameters()];
        penalised =
        [
            .. ParameterGroups.Of(recipe, Network).Where(group => group.Kind != ParameterKind.Plain)
                .SelectMany(group => group.Parameters).Select(parameter => parameter.Tensor),
        ];
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>What became of the tensors that were to be taken over, if any were.</summary>
    public TransferReport? Transferred { get; }

    /// <summary>What moves its parameters.</summary>
    public IOptimizer Optimizer { get; }

    /// <summary>What it learns by.</summary>
    public Criterion Criterion { get; }

    /// <summary>What it is judged by: the same without weights of classes.</summary>
    public Criterion Measuring { get; }

    /// <summary>The average of its weights, where the recipe asks for one.</summary>
    public WeightAverage? Average { get; }

    /// <summary>The weights of the best epoch, where the run may stop early.</summary>
    public BestWeights? Best { get; }

    /// <summary>Makes the network ready to learn in an epoch: what is frozen then stays still.</summary>
    public void BeginEpoch(int epoch)
    {
        Network.train();
        if (tuning != FineTuning.None)
            Frozen.Apply(Network, tuning.FrozenAt(epoch, paths));
    }

    /// <summary>Whether a batch is the last of those that make a step of the optimizer.</summary>
    /// <param name="batch">From 1, within the epoch.</param>
    public bool EndsStep(int batch) => batch == batches || batch % recipe.Accumulation == 0;

    /// <summary>The step size at a batch.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">From 1, within the epoch.</param>
    /// <param name="history">The epochs before.</param>
    public double Rate(int epoch, int batch, ImmutableArray<EpochResult> history) => LearningRates.At(
        recipe, Steps(batches), epoch, Steps(batch), history.Watched(recipe.Monitor));

    /// <summary>Learns from a batch: its gradients, and where it ends a step, the step.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="number">The batch's number in the epoch, from 1.</param>
    /// <param name="batch">The batch, bytes on the CPU.</param>
    /// <param name="rate">The step size.</param>
    /// <param name="metrics">What loss and accuracy are added to.</param>
    public void Learn(int epoch, int number, Batch batch, double rate, RunningMetrics metrics)
    {
        using var drawn = manual_seed(RandomStreams.Seed(recipe.Seed, RandomStream.Forward, epoch, number));
        using var labels = batch.Labels.to(device);
        var (images, targets) = Prepare(batch.Images, labels, epoch, number);
        using var learned = images;
        using var taught = targets;
        using var given = Forward(images);
        using var loss = given.Loss(logits => Criterion.Loss(logits, targets));
        if (number % recipe.Accumulation == 1 || recipe.Accumulation == 1)
            Network.zero_grad();
        Backward(loss, InOneStepWith(number));
        metrics.Add(loss, given.Logits, labels);
        if (EndsStep(number))
            Step(rate);
    }

    /// <summary>Takes the weights at the end of an epoch into the average, where it is one of the last epochs' weights.</summary>
    public void EndEpoch(int epoch)
    {
        if (recipe.SwaEpochs > 0 && epoch > recipe.Epochs - recipe.SwaEpochs)
            Average!.Update(Network);
    }

    /// <summary>
    /// Puts the weights in by which the network is judged while it still learns, until the result is disposed: the moving average where
    /// there is one.
    /// </summary>
    public IDisposable? Judged() => recipe.Ema > 0 ? Average!.Swap(Network) : null;

    /// <summary>Keeps the weights by which the epoch was judged, which is the best so far.</summary>
    public void KeepBest()
    {
        if (Best is not { } best)
            return;
        using var judged = Judged();
        best.Keep(Network);
    }

    /// <summary>
    /// Puts the weights in by which the run is measured in the end, until the result is disposed: those of the best epoch where it may
    /// stop early, else those that the last epoch was judged by.
    /// </summary>
    public IDisposable? Final() => Best?.Swap(Network) ?? Judged();

    /// <summary>Puts the average of the last epochs' weights in, with statistics of their own, until the result is disposed.</summary>
    /// <param name="data">What the network has learned from.</param>
    /// <param name="cancellation">Ends the pass over the data after a batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; the network is as it was.</exception>
    public IDisposable Averaged(IDataset data, CancellationToken cancellation)
    {
        var before = Average!.Swap(Network);
        try
        {
            using var drawn = manual_seed(RandomStreams.Seed(recipe.Seed, RandomStream.Forward, recipe.Epochs + 1));
            BatchNormStatistics.Recompute(Network, Images(data, cancellation));
            return before;
        }
        catch
        {
            before.Dispose();
            throw;
        }
    }

    /// <summary>Releases network, optimizer, average and generator.</summary>
    public void Dispose()
    {
        augmentation.Dispose();
        Average?.Dispose();
        Best?.Dispose();
        Criterion.Dispose();
        Measuring.Dispose();
        Optimizer.Dispose();
        Network.Dispose();
    }

    /// <summary>How many steps of the optimizer batches make.</summary>
    private int Steps(int count) => (count + recipe.Accumulation - 1) / recipe.Accumulation;

    /// <summary>How many batches make the step that a batch is in: fewer at an epoch's end.</summary>
    private int InOneStepWith(int number)
    {
        var first = (number - 1) / recipe.Accumulation * recipe.Accumulation;
        return Math.Min(recipe.Accumulation, batches - first);
    }

    private TrainingScores Forward(Tensor images)
    {
        using var reduced = recipe.Precision == Precision.BFloat16 ? Autocast.BFloat16(device) : null;
        return Network.ForwardInTraining(images);
    }

    private void Backward(Tensor loss, int batchesInStep)
    {
        using var penalty = Criterion.Penalty(penalised);
        using var sum = penalty is null ? loss.alias() : loss + penalty;
        using var share = batchesInStep == 1 ? sum.alias() : sum / batchesInStep;
        share.backward();
    }

    private void Step(double rate)
    {
        if (recipe.GradientClip > 0)
            Gradients.ClipNorm(parameters, recipe.GradientClip);
        Optimizer.Step(rate);
        if (recipe.Ema > 0)
            Average!.Update(Network);
    }

    private (Tensor Images, Tensor Targets) Prepare(Tensor bytes, Tensor labels, int epoch, int number)
    {
        using var images = Loader.ToFloat(bytes, device);
        augmentation.manual_seed(RandomStreams.Seed(recipe.Seed, RandomStream.Augmentation, epoch, number));
        var changed = Augmenter.Apply(images, recipe.Augmentation, augmentation);
        if (!recipe.Augmentation.MixesLabels)
            return (changed, labels.alias());
        using var unmixed = changed;
        using var shares = Criterion.Soft(labels, scores);
        return Augmenter.Mix(unmixed, shares, recipe.Augmentation, augmentation);
    }

    private TransferReport? TakeOver(ImmutableArray<string> classes)
    {
        try
        {
            if (tuning.Broken(paths) is { } broken)
                throw new TrainingException(broken);
            if (tuning.From is not { } file)
                return null;
            // A head of as many other classes would fit, and begin with what it knows of them.
            var isForeign = Checkpoint.Read(file).Match(checkpoint => !checkpoint.Classes.SequenceEqual(classes), _ => false);
            return Transfer.TakeOver(Network, file, tuning.NewHead || isForeign, tuning.Renamings).OrThrow();
        }
        catch
        {
            Network.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The pictures of one more epoch, unchanged. They are shuffled: data often lie sorted by class, and the variance of batches of one
    /// class each lacks that between classes.
    /// </summary>
    private IEnumerable<Tensor> Images(IDataset data, CancellationToken cancellation)
    {
        var order = EpochOrder.Shuffled(data.Targets.Count, RandomStreams.Seed(recipe.Seed, RandomStream.Shuffle, recipe.Epochs + 1));
        var batches = Loader.Batches(data, EpochBatches.Of(order, recipe.BatchSize), cancellation: cancellation);
        foreach (var batch in batches.ToBlockingEnumerable(cancellation))
        {
            using (batch)
            {
                cancellation.ThrowIfCancellationRequested();
                using var images = Loader.ToFloat(batch.Images, device);
                yield return images;
            }
        }
    }
}
