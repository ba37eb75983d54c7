using DeclarativeNet.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>
/// A run: a fold over epochs, and over batches within them, that tells its events as it goes. What changes is the learner's; its progress
/// is one immutable value. One thread only.
/// </summary>
internal sealed class TrainingRun : IDisposable
{
    /// <summary>Batches between two looks at the loss on an accelerator, where each look waits for all the work in flight.</summary>
    private const int StepsBetweenReads = 20;

    private readonly RunDescription description;
    private readonly DataSplit data;
    private readonly RunOptions options;
    private readonly Device device;
    private readonly CancellationToken cancellation;
    private readonly Learner learner;
    private readonly Checkpoint plan;
    private RunProgress progress = RunProgress.None;

    /// <summary>Makes the network and its optimizer, as new or from a checkpoint.</summary>
    /// <exception cref="TrainingException">The checkpoint does not fit.</exception>
    public TrainingRun(
        ModelDefinition model, DataSplit data, RunDescription description, RunOptions options, Device device, CancellationToken cancellation)
    {
        (this.description, this.data, this.options, this.device, this.cancellation) = (description, data, options, device, cancellation);
        learner = new Learner(
            model, Recipe, options.Resume is null ? options.FineTuning : options.FineTuning with { From = null }, description.Task, data.Train, device);
        plan = new Checkpoint(model.Name, Checkpoint.FingerprintOf(model.Summary), Recipe, data.Train.Classes, data.Train.Size, progress)
        {
            Task = description.Task,
            FineTuning = options.FineTuning,
            Data = DataMark.Of(data),
        };
        if (options.Resume is { } path)
            progress = Resume(model, path);
    }

    private Recipe Recipe => description.Recipe;

    private int Steps => EpochBatches.Count(data.Train.Targets.Count, Recipe.BatchSize);

    private bool IsOver => progress.Epoch >= Recipe.Epochs || progress.History.HasStopped(Recipe);

    /// <summary>The run's events. It goes on as far as they are asked for.</summary>
    /// <exception cref="TrainingException">The loss is no number any more, or a checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. Before that it has told of a checkpoint of the last step done.</exception>
    public IEnumerable<TrainingEvent> Events()
    {
        yield return new TrainingEvent.Started(description, progress.History);
        if (learner.Transferred is { } report)
            yield return new TrainingEvent.Transferred(report);
        while (!IsOver)
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
        if (progress.Epoch < Recipe.Epochs)
            yield return new TrainingEvent.StoppedEarly(progress.Epoch, progress.History.Best(Recipe.Monitor)!);
        foreach (var happened in Result())
            yield return happened;
    }

    /// <summary>Releases what learns.</summary>
    public void Dispose() => learner.Dispose();

    /// <summary>The rest of an epoch: its batches, its validation, its checkpoints. Cancelled, it ends after a step.</summary>
    private IEnumerable<TrainingEvent> Epoch(int epoch)
    {
        var (clock, began, before) = (options.Clock, options.Clock.GetTimestamp(), progress);
        using var metrics = new RunningMetrics(device, before.Totals, description.Task);
        learner.BeginEpoch(epoch);
        var rate = learner.Rate(epoch, Steps, progress.History);
        foreach (var (number, batch) in BatchesAfter(before.Step, epoch))
        {
            rate = learner.Rate(epoch, number, progress.History);
            using (batch)
                learner.Learn(epoch, number, batch, rate, metrics);
            var isCancelled = cancellation.IsCancellationRequested && learner.EndsStep(number);
            var isKept = options.CheckpointEvery is { } every && number % every == 0 && number != Steps && learner.EndsStep(number);
            if (device.type != DeviceType.CPU && number % StepsBetweenReads != 0 && number != Steps && !isCancelled && !isKept)
                continue;
            var elapsed = clock.GetElapsedTime(began);
            progress = progress with { Step = number, Totals = metrics.Read(), Elapsed = before.Elapsed + elapsed };
            yield return Stepped(epoch, rate, (progress.Totals.Pictures - before.Totals.Pictures) / elapsed.TotalSeconds);
            // Who is told of a step may cancel then.
            if (cancellation.IsCancellationRequested && learner.EndsStep(number))
                yield break;
            foreach (var saved in isKept ? Save("last") : [])
                yield return saved;
        }
        var learned = before.Elapsed + clock.GetElapsedTime(began);
        if (Validated() is not { } validation)
            yield break;
        learner.EndEpoch(epoch);
        var result = new EpochResult(
            epoch,
            progress.Totals.MeanLoss,
            progress.Totals.Accuracy,
            validation.MeanLoss,
            validation.Accuracy,
            rate,
            before.Elapsed + clock.GetElapsedTime(began))
        {
            PicturesPerSecond = progress.Totals.Pictures / learned.TotalSeconds,
        };
        progress = progress.With(result);
        var isBest = progress.History.Best(Recipe.Monitor) == result;
        if (isBest)
            learner.KeepBest();
        yield return new TrainingEvent.EpochCompleted(result);
        foreach (var saved in Save("last").Concat(isBest ? SaveJudged("best") : []))
            yield return saved;
    }

    /// <summary>The epoch's batches but for those that a resumed run has behind it, each with its number.</summary>
    private IEnumerable<(int Number, Batch Batch)> BatchesAfter(int done, int epoch)
    {
        var order = EpochOrder.Of(data.Train.Targets, Recipe.ClassBalance, RandomStreams.Seed(Recipe.Seed, RandomStream.Shuffle, epoch));
        var batches = Loader.Batches(data.Train, EpochBatches.Of(order, Recipe.BatchSize).Skip(done));
        return batches.ToBlockingEnumerable(CancellationToken.None).Select((batch, index) => (done + index + 1, batch));
    }

    private TrainingEvent.Stepped Stepped(int epoch, double rate, double picturesPerSecond)
    {
        var (step, totals) = (progress.Step, progress.Totals);
        return double.IsFinite(totals.Loss)
            ? new TrainingEvent.Stepped(epoch, step, Steps, totals.MeanLoss, totals.Accuracy, picturesPerSecond) { LearningRate = rate }
            : throw new TrainingException(new Failure(
                $"the loss became {(double.IsNaN(totals.Loss) ? "NaN" : "infinite")} in epoch {epoch} by step {step} of {Steps}",
                description.Model,
                FormattableString.Invariant($"lower the learning rate (it is {rate}), or look for a division or logarithm of zero")));
    }

    private Totals? Validated()
    {
        using var judged = learner.Judged();
        try
        {
            return Evaluator.Measure(learner.Network, data.Validation, learner.Measuring, Recipe.BatchSize, device, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last weights, the best epoch's where the run may stop early, or the average of the last epochs' or steps' where the recipe
    /// asks for one, on the test data.
    /// </summary>
    private IEnumerable<TrainingEvent> Result()
    {
        // A run that stopped early may not have come to the epochs that are averaged.
        var isAveraged = Recipe.SwaEpochs > 0 && progress.Epoch > Recipe.Epochs - Recipe.SwaEpochs;
        using var judged = isAveraged ? learner.Averaged(data.Train, cancellation) : learner.Final();
        foreach (var saved in isAveraged ? Save("averaged") : [])
            yield return saved;
        var evaluation = Evaluator.Evaluate(
            learner.Network, data.Test ?? data.Validation, learner.Measuring, Recipe.BatchSize, device, cancellation);
        yield return new TrainingEvent.Completed(progress.History, evaluation);
    }

    private IEnumerable<TrainingEvent> SaveJudged(string name)
    {
        using var judged = learner.Judged();
        foreach (var saved in Save(name))
            yield return saved;
    }

    private IEnumerable<TrainingEvent> Save(string name)
    {
        if (options.Directory is { } folder)
        {
            var path = Path.Combine(folder, name + ".safetensors");
            yield return new TrainingEvent.Saved((plan with { Progress = progress }).Write(path, learner).OrThrow());
        }
    }

    private RunProgress Resume(ModelDefinition model, string path)
    {
        try
        {
            return Checkpoint.Read(path)
                .Bind<Checkpoint>(found => found.Hinders(model, plan, path) is { } failure ? failure : found)
                .Bind(_ => Checkpoint.Restore(path, learner))
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
