using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Metrics;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>How a network does on data. Nothing is learned: gradients are off and the network is in evaluation mode, and is left in it.</summary>
public static class Evaluator
{
    /// <summary>How many pictures an evaluation shows, beside the worst errors and the most uncertain ones.</summary>
    private const int Samples = 24;

    /// <summary>How many of the worst errors it shows, and how many of the most uncertain pictures.</summary>
    private const int Notable = 12;

    /// <summary>Loss, measures and some pictures with what the network says of them.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="batchSize">Pictures at a time.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <exception cref="ArgumentException">The pictures show any number of classes each.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Evaluation Evaluate(Network network, IDataset dataset, int batchSize, Device device, CancellationToken cancellation) =>
        dataset.Targets is Targets.Single
            ? Evaluate(network, dataset, LearningTask.MultiClass, logits => logits.softmax(1), batchSize, device, cancellation)
            : throw new ArgumentException("The pictures have to show one class each.", nameof(dataset));

    /// <summary>How a network does on the test data, or on the validation data where there are none.</summary>
    /// <param name="model">The network's model.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">The data.</param>
    /// <param name="batchSize">Pictures at a time, at least 1.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <returns>The evaluation, or what does not fit between the model and the data.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<Evaluation> Evaluate(
        ModelDefinition model, Network network, DataSplit data, int batchSize, CancellationToken cancellation) =>
        RunRules.Broken(model, data) is { } failure
            ? failure
            : Evaluate(network, data.Test ?? data.Validation, batchSize, Devices.Of(network), cancellation);

    /// <summary>Loss, measures and some pictures with what the network says of them.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="task">What is to be found out.</param>
    /// <param name="probabilities">Makes probabilities of the network's scores, <c>N×K</c> of <c>N×K</c>; <c>N×1</c> of a binary task.</param>
    /// <param name="batchSize">Pictures at a time.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static Evaluation Evaluate(
        Network network,
        IDataset dataset,
        LearningTask task,
        Func<Tensor, Tensor> probabilities,
        int batchSize,
        Device device,
        CancellationToken cancellation)
    {
        var collected = new ScoreCollection(task, dataset.Classes, dataset.Targets.Count, probabilities);
        var totals = Measure(network, dataset, batchSize, device, cancellation, collected.Add);
        var scores = collected.Drain();
        return Evaluation.Of(dataset.Name, totals.MeanLoss, scores, SamplesOf(dataset, scores));
    }

    /// <summary>Softmax of the scores of pictures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pictures">Pictures, <c>N×C×H×W</c>, where the network is.</param>
    /// <returns>For each picture a number for each class; they sum to 1.</returns>
    public static ImmutableArray<ImmutableArray<float>> Predict(Network network, Image pictures)
    {
        using var without = no_grad();
        network.eval();
        using var logits = network.call(pictures.Tensor);
        using var shares = logits.softmax(1);
        using var here = shares.to(ScalarType.Float32).cpu();
        var classes = (int)here.shape[1];
        return [.. here.data<float>().ToArray().Chunk(classes).Select(row => row.ToImmutableArray())];
    }

    /// <summary>Loss and accuracy alone.</summary>
    internal static Totals Measure(Network network, IDataset dataset, int batchSize, Device device, CancellationToken cancellation) =>
        Measure(network, dataset, batchSize, device, cancellation, (_, _) => { });

    /// <summary>Softmax of the scores of pictures.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="pictures">Bytes, <c>N×C×H×W</c>.</param>
    /// <param name="device">Where to compute.</param>
    /// <returns>For each picture a number for each class; they sum to 1.</returns>
    internal static ImmutableArray<ImmutableArray<float>> Probabilities(Network network, Tensor pictures, Device device)
    {
        using var images = Loader.ToFloat(pictures, device);
        return Predict(network, new Image(images));
    }

    private static Totals Measure(
        Network network, IDataset dataset, int batchSize, Device device, CancellationToken cancellation, Action<Tensor, Tensor> told)
    {
        using var without = no_grad();
        network.eval();
        using var metrics = new RunningMetrics(device, Totals.Zero);
        foreach (var batch in Loader.Batches(dataset, batchSize, null, cancellation).ToBlockingEnumerable(cancellation))
        {
            using (batch)
            {
                cancellation.ThrowIfCancellationRequested();
                using var images = Loader.ToFloat(batch.Images, device);
                using var labels = batch.Labels.to(device);
                using var logits = network.call(images);
                using var loss = nn.functional.cross_entropy(logits, labels);
                metrics.Add(loss, logits, labels);
                told(logits, batch.Labels);
            }
        }
        return metrics.Read();
    }

    /// <summary>Pictures spread evenly over the dataset, the worst errors, and the most uncertain ones.</summary>
    private static ImmutableArray<Prediction> SamplesOf(IDataset dataset, Scores scores)
    {
        int[] indices =
        [
            .. NotablePictures.Spread(scores.Count, Samples)
                .Concat(NotablePictures.WorstErrors(scores, Notable))
                .Concat(NotablePictures.MostUncertain(scores, Notable))
                .Distinct(),
        ];
        using var batch = dataset.Read(indices);
        var bytes = batch.Images.bytes.ToArray();
        return
        [
            .. indices.Select((index, row) => Prediction.Of(
                scores,
                index,
                dataset.Origin(index),
                [.. Png.Encode(bytes.AsSpan(row * dataset.Size.Volume, dataset.Size.Volume), dataset.Size)])),
        ];
    }
}
