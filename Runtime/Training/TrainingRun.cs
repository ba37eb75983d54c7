using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Training.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>
/// A run: a fold over epochs, and over steps within them, that tells its events as it goes. It holds the network and all that changes;
/// its progress is one immutable value. One thread only.
/// </summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>Steps between two looks at the loss on an accelerator, where each look waits for all the work in flight.</summary>
    private const int StepsBetweenReads = 20;

    private readonly RunDescription description;
    private readonly DataSplit data;
    private readonly RunOptions options;
    private readonly Device device;
    private readonly CancellationToken cancellation;
    private readonly Network network;
    private readonly IOptimizer optimizer;
    private readonly Generator augmentation = new();
    private readonly Checkpoint plan;
    private RunProgress progress = RunProgress.None;

    /// <summary>Makes the network and its optimizer, as new or from a checkpoint.</summary>
    /// <exception cref="TrainingException">The checkpoint does not fit.</exception>
    public TrainingRun(
        ModelDefinition model, DataSplit data, RunDescription description, RunOptions options, Device device, CancellationToken cancellation)
    {
        (this.description, this.data, this.options, this.device, this.cancellation) = (description, data, options, device, cancellation);
        using var parameters = manual_seed(Recipe.Seed);
        network = model.Create();
        network.to(device);
        optimizer = OptimizerFactory.Create(Recipe, network);
        plan = new Checkpoint(model.Name, Checkpoint.FingerprintOf(model.Summary), Recipe, data.Train.Classes, data.Train.Size, progress);
        if (options.Resume is { } path)
            progress = Resume(model, path);
    }

    private Recipe Recipe => description.Recipe;

    private int Steps => (data.Train.Targets.Count + Recipe.BatchSize - 1) / Recipe.BatchSize;

    /// <summary>The run's events. It goes on as far as they are asked for.</summary>
    /// <exception cref="TrainingException">The loss is no number any more, or a checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. Before that it has told of a checkpoint of the last step done.</exception>
    public IEnumerable<TrainingEvent> Events()
    {
        yield return new TrainingEvent.Started(description, progress.History);
        while (progress.Epoch < Recipe.Epochs)
        {
            foreach (var happened in Epoch(progress.Epoch + 1))
                yield return happened;
            if (cancellation.IsCancellationRequested)
            {
                foreach (var saved in progress.Step > 0 ? Save("last") : [])
                    yield return saved;
                throw new OperationCanceledException(cancellation);
            }
        }
        var evaluation = Evaluator.Evaluate(network, data.Test ?? data.Validation, Recipe.BatchSize, device, cancellation);
        yield return new TrainingEvent.Completed(progress.History, evaluation);
    }

    /// <summary>Releases network, optimizer and generator.</summary>
    public void Dispose()
    {
        augmentation.Dispose();
        optimizer.Dispose();
        network.Dispose();
    }

    /// <summary>The rest of an epoch: its steps, its validation, its checkpoints. Cancelled, it ends after a step.</summary>
    private IEnumerable<TrainingEvent> Epoch(int epoch)
    {
        var (clock, began, before) = (options.Clock, options.Clock.GetTimestamp(), progress);
        using var metrics = new RunningMetrics(device, before.Totals);
        network.train();
        foreach (var (step, batch) in BatchesAfter(before.Step, epoch))
        {
            using (batch)
                Step(epoch, step, batch, metrics);
            if (device.type != DeviceType.CPU && step % StepsBetweenReads != 0 && step != Steps && !cancellation.IsCancellationRequested)
                continue;
            var elapsed = clock.GetElapsedTime(began);
            progress = progress with { Step = step, Totals = metrics.Read(), Elapsed = before.Elapsed + elapsed };
            yield return Stepped(epoch, (progress.Totals.Pictures - before.Totals.Pictures) / elapsed.TotalSeconds);
            if (cancellation.IsCancellationRequested)
                yield break;
        }
        if (Validated() is not { } validation)
            yield break;
        var result = new EpochResult(
            epoch,
            progress.Totals.MeanLoss,
            progress.Totals.Accuracy,
            validation.MeanLoss,
            validation.Accuracy,
            Recipe.LearningRate,
            before.Elapsed + clock.GetElapsedTime(began))
        {
            PicturesPerSecond = progress.Elapsed > TimeSpan.Zero ? progress.Totals.Pictures / progress.Elapsed.TotalSeconds : null,
        };
        progress = progress.With(result);
        yield return new TrainingEvent.EpochCompleted(result);
        foreach (var saved in Save("last").Concat(progress.IsBest ? Save("best") : []))
            yield return saved;
    }

    /// <summary>One step of learning.</summary>
    private void Step(int epoch, int step, Batch batch, RunningMetrics metrics)
    {
        using var dropout = manual_seed(RandomStreams.Seed(Recipe.Seed, RandomStream.Forward, epoch, step));
        using var images = Prepare(batch.Images, epoch, step);
        using var labels = batch.Labels.to(device);
        using var scores = network.ForwardInTraining(images);
        using var loss = scores.Loss(logits => nn.functional.cross_entropy(logits, labels));
        network.zero_grad();
        loss.backward();
        optimizer.Step(Recipe.LearningRate);
        metrics.Add(loss, scores.Logits, labels);
    }

    private Tensor Prepare(Tensor bytes, int epoch, int step)
    {
        using var images = Loader.ToFloat(bytes, device);
        augmentation.manual_seed(RandomStreams.Seed(Recipe.Seed, RandomStream.Augmentation, epoch, step));
        return Augmenter.Apply(images, Recipe.Augmentation, augmentation);
    }

    /// <summary>The epoch's batches but for those that a resumed run has behind it, each with its number.</summary>
    private IEnumerable<(int Step, Batch Batch)> BatchesAfter(int done, int epoch)
    {
        if (done >= Steps)
            yield break;
        var step = 0;
        var batches = Loader.Batches(
            data.Train, Recipe.BatchSize, RandomStreams.Seed(Recipe.Seed, RandomStream.Shuffle, epoch), CancellationToken.None);
        foreach (var batch in batches.ToBlockingEnumerable(CancellationToken.None))
        {
            if (++step > done)
                yield return (step, batch);
            else
                batch.Dispose();
        }
    }

    private TrainingEvent.Stepped Stepped(int epoch, double picturesPerSecond)
    {
        var (step, totals) = (progress.Step, progress.Totals);
        return double.IsFinite(totals.Loss)
            ? new TrainingEvent.Stepped(epoch, step, Steps, totals.MeanLoss, totals.Accuracy, picturesPerSecond)
            : throw new TrainingException(new Failure(
                $"the loss became {(double.IsNaN(totals.Loss) ? "NaN" : "infinite")} in epoch {epoch} by step {step} of {Steps}",
                description.Model,
                FormattableString.Invariant($"lower the learning rate (it is {Recipe.LearningRate}), or look for a division or logarithm of zero")));
    }

    private Totals? Validated()
    {
        try
        {
            return Evaluator.Measure(network, data.Validation, Recipe.BatchSize, device, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private IEnumerable<TrainingEvent> Save(string name)
    {
        if (options.Directory is { } folder)
        {
            var path = Path.Combine(folder, name + ".safetensors");
            yield return new TrainingEvent.Saved((plan with { Progress = progress }).Write(path, network, optimizer).OrThrow());
        }
    }

    private RunProgress Resume(ModelDefinition model, string path)
    {
        try
        {
            return Checkpoint.Read(path)
                .Bind<Checkpoint>(found => found.Hinders(model, Recipe, data.Train.Classes, path) is { } failure ? failure : found)
                .Bind(_ => Checkpoint.Restore(path, network, optimizer))
                .OrThrow()
                .Progress;
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
