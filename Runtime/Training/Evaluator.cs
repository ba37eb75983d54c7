using System.Collections.Immutable;
using DeclarativeNet.Augmentations;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training.Objectives;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>How a network does on data. Nothing is learned: gradients are off and the network is in evaluation mode, and is left in it.</summary>
public static class Evaluator
{
    /// <summary>How many pictures an evaluation shows, beside the worst errors and the most uncertain ones.</summary>
    private const int Samples = 24;

    /// <summary>How many of the worst errors it shows, and how many of the most uncertain pictures.</summary>
    private const int Notable = 12;

    /// <summary>How a network does on the test data, or on the validation data where there are none.</summary>
    /// <param name="model">The network's model.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">The data.</param>
    /// <param name="batchSize">Pictures at a time, at least 1.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <returns>
    /// The evaluation, or what does not fit between the model and the data, or what libtorch refuses. Its loss is the mean over the
    /// pictures, without weights of classes.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<Evaluation> Evaluate(
        ModelDefinition model, Network network, DataSplit data, int batchSize, CancellationToken cancellation) =>
        RunRules.Broken(model, model.Recipe, data) is { } failure
            ? failure
            : Evaluate(model, model.Recipe, network, data.Test ?? data.Validation, batchSize, cancellation);

    /// <summary>How a network does on a dataset, by the loss of a recipe.</summary>
    /// <inheritdoc cref="Evaluate(ModelDefinition, Network, DataSplit, int, CancellationToken)"/>
    /// <param name="model">The network's model.</param>
    /// <param name="recipe">What it was trained with.</param>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="batchSize">Pictures at a time, at least 1.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    public static Result<Evaluation> Evaluate(
        ModelDefinition model, Recipe recipe, Network network, IDataset dataset, int batchSize, CancellationToken cancellation) =>
        Evaluate(model, recipe, network, dataset, TestTimeAugmentation.None, batchSize, cancellation).Map(measured => measured.Averaged);

    /// <summary>
    /// How a network does on a dataset where it is asked about several views of each picture, and its probabilities are averaged
    /// (Krizhevsky et al., 2012). The loss is that of the pictures as they are.
    /// </summary>
    /// <inheritdoc cref="Evaluate(ModelDefinition, Recipe, Network, IDataset, int, CancellationToken)"/>
    /// <param name="model">The network's model.</param>
    /// <param name="recipe">What it was trained with.</param>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="views">The views beside the pictures themselves.</param>
    /// <param name="batchSize">Pictures at a time, at least 1; each view of them is a batch of its own.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    public static Result<ViewsEvaluation> Evaluate(
        ModelDefinition model,
        Recipe recipe,
        Network network,
        IDataset dataset,
        TestTimeAugmentation views,
        int batchSize,
        CancellationToken cancellation) =>
        RunRules.Broken(model, recipe, dataset) is { } failure
            ? failure
            : LearningTasks.Of(model, recipe.Objective.Loss, dataset).Bind(task => TorchFailures.Told<ViewsEvaluation>(
                () =>
                {
                    using var criterion = Criterion.Measuring(recipe, task);
                    return Evaluate(network, dataset, criterion, views, batchSize, Devices.Of(network), cancellation);
                },
                model.Name,
                $"lower the batch size (it is {batchSize})"));

    /// <summary>What a network says of pictures, by the loss that its model declares.</summary>
    /// <param name="model">The network's model.</param>
    /// <param name="network">The network.</param>
    /// <param name="pictures">Pictures, <c>N×C×H×W</c>, where the network is.</param>
    /// <returns>
    /// For each picture a probability for each class: the softmax of its scores; of a binary loss the sigmoid of each, or, of a single score,
    /// that of the first class and of the second.
    /// </returns>
    public static ImmutableArray<ImmutableArray<float>> Predict(ModelDefinition model, Network network, Image pictures)
    {
        var loss = model.Recipe.Objective.Loss;
        return Predict(network, pictures, LearningTasks.Of(model, loss), loss);
    }

    /// <summary>What a network says of pictures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pictures">Pictures, <c>N×C×H×W</c>, where the network is.</param>
    /// <param name="task">What is to be found out.</param>
    /// <param name="loss">What the network was trained with.</param>
    /// <param name="views">Views of the pictures whose probabilities are averaged with theirs.</param>
    /// <returns>
    /// For each picture a probability for each class: they sum to 1, but for those of a multi-label task. A binary task has two, the second
    /// of which is the score's.
    /// </returns>
    public static ImmutableArray<ImmutableArray<float>> Predict(
        Network network, Image pictures, LearningTask task, Loss loss, TestTimeAugmentation views = TestTimeAugmentation.None)
    {
        using var without = no_grad();
        network.eval();
        using var logits = network.call(pictures.Tensor);
        using var shares = Averaged(network, pictures.Tensor, logits, views, scores => LearningTasks.Probabilities(task, loss, scores));
        using var floats = shares.to(ScalarType.Float32);
        using var here = floats.cpu();
        var rows = here.data<float>().ToArray().Chunk((int)here.shape[1]);
        return [.. rows.Select(row => task == LearningTask.Binary ? [1 - row[0], row[0]] : row.ToImmutableArray())];
    }

    /// <summary>Loss, measures and some pictures with what the network says of them.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="criterion">What it is judged by.</param>
    /// <param name="batchSize">Pictures at a time.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static Evaluation Evaluate(
        Network network, IDataset dataset, Criterion criterion, int batchSize, Device device, CancellationToken cancellation) =>
        Evaluate(network, dataset, criterion, TestTimeAugmentation.None, batchSize, device, cancellation).Averaged;

    private static ViewsEvaluation Evaluate(
        Network network,
        IDataset dataset,
        Criterion criterion,
        TestTimeAugmentation views,
        int batchSize,
        Device device,
        CancellationToken cancellation)
    {
        var collected = new ScoreCollection(criterion.Task, dataset.Classes, dataset.Targets.Count);
        var measured = new List<int>(dataset.Targets.Count);
        var totals = Measure(network, dataset, criterion, batchSize, device, cancellation, (indices, images, logits, labels) =>
        {
            measured.AddRange(indices);
            using var shares = Averaged(network, images, logits, views, criterion.Probabilities);
            collected.Add(shares, labels);
        });
        var scores = collected.Drain();
        return new(Evaluation.Of(dataset.Name, totals.MeanLoss, scores, SamplesOf(dataset, measured, scores)), totals.Accuracy);
    }

    /// <summary>The mean of the probabilities of pictures and of views of them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="logits">What the network says of the pictures themselves.</param>
    /// <param name="views">The views beside them.</param>
    /// <param name="probabilities">Makes probabilities of scores.</param>
    private static Tensor Averaged(
        Network network, Tensor images, Tensor logits, TestTimeAugmentation views, Func<Tensor, Tensor> probabilities)
    {
        var mean = probabilities(logits);
        if (views == TestTimeAugmentation.None)
            return mean;
        var seen = 0;
        foreach (var view in Augmenter.Views(images, views))
        {
            using (view)
            {
                // The first view is the picture itself.
                if (seen++ == 0)
                    continue;
                using var scores = network.call(view);
                using var shares = probabilities(scores);
                mean.add_(shares);
            }
        }
        return mean.div_(seen);
    }

    /// <summary>Loss and accuracy alone.</summary>
    internal static Totals Measure(
        Network network, IDataset dataset, Criterion criterion, int batchSize, Device device, CancellationToken cancellation) =>
        Measure(network, dataset, criterion, batchSize, device, cancellation, (_, _, _, _) => { });

    private static Totals Measure(
        Network network,
        IDataset dataset,
        Criterion criterion,
        int batchSize,
        Device device,
        CancellationToken cancellation,
        Action<ImmutableArray<int>, Tensor, Tensor, Tensor> told)
    {
        using var without = no_grad();
        network.eval();
        using var metrics = new RunningMetrics(device, Totals.Zero, criterion.Task);
        var first = 0;
        foreach (var read in Loader.Batches(dataset, batchSize, null, cancellation).ToBlockingEnumerable(cancellation))
        {
            using (read)
            {
                cancellation.ThrowIfCancellationRequested();
                ImmutableArray<int> all = [.. Enumerable.Range(first, (int)read.Images.shape[0])];
                ImmutableArray<int> own = [.. all.Where(index => !dataset.IsStandIn(index))];
                using var batch = own.Length == all.Length ? new Batch(read.Images.alias(), read.Labels.alias()) : Rows(read, own, first);
                first += all.Length;
                if (own.IsEmpty)
                    continue;
                using var images = Loader.ToFloat(batch.Images, device);
                using var labels = batch.Labels.to(device);
                using var logits = network.call(images);
                using var loss = criterion.Loss(logits, labels);
                metrics.Add(loss, logits, labels);
                told(own, images, logits, batch.Labels);
            }
        }
        return metrics.Read();
    }

    /// <summary>Some of the pictures of a batch, by their numbers in the dataset.</summary>
    private static Batch Rows(Batch batch, ImmutableArray<int> indices, int first)
    {
        using var rows = tensor(indices.Select(index => (long)(index - first)).ToArray());
        return new Batch(batch.Images.index_select(0, rows), batch.Labels.index_select(0, rows));
    }

    /// <summary>Pictures spread evenly over the dataset, the worst errors, and the most uncertain ones.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="measured">The numbers of the pictures that there are scores of.</param>
    /// <param name="scores">The scores.</param>
    private static ImmutableArray<Prediction> SamplesOf(IDataset dataset, List<int> measured, Scores scores)
    {
        int[] indices =
        [
            .. NotablePictures.Spread(scores.Count, Samples)
                .Concat(NotablePictures.WorstErrors(scores, Notable))
                .Concat(NotablePictures.MostUncertain(scores, Notable))
                .Distinct(),
        ];
        using var batch = dataset.Read([.. indices.Select(index => measured[index])]);
        var bytes = batch.Images.bytes.ToArray();
        return
        [
            .. indices.Select((index, row) => Prediction.Of(
                scores,
                index,
                dataset.Origin(measured[index]),
                [.. Png.Encode(bytes.AsSpan(row * dataset.Size.Volume, dataset.Size.Volume), dataset.Size)])),
        ];
    }
}
