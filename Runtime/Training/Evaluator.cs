using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Metrics;
using static TorchSharp.torch;

namespace DeclarativeNet.Training;

/// <summary>How a network does on data. Nothing is learned: gradients are off and the network is in evaluation mode, and is left in it.</summary>
public static class Evaluator
{
    /// <summary>How many pictures an evaluation shows, beside the worst errors.</summary>
    private const int Samples = 24;

    /// <summary>How many of the worst errors it shows.</summary>
    private const int Errors = 12;

    /// <summary>Loss, accuracy, confusions and some pictures with what the network says of them.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="dataset">The pictures.</param>
    /// <param name="batchSize">Pictures at a time.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="cancellation">Ends the evaluation after a batch.</param>
    /// <exception cref="ArgumentException">The pictures show any number of classes each.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Evaluation Evaluate(Network network, IDataset dataset, int batchSize, Device device, CancellationToken cancellation)
    {
        if (dataset.Targets is not Targets.Single { Labels: var truth })
            throw new ArgumentException("The pictures have to show one class each.", nameof(dataset));
        var confusion = new ConfusionMatrix.Builder(dataset.Classes);
        var errors = new WorstErrors(Errors);
        var seen = 0;
        var totals = Measure(network, dataset, batchSize, device, cancellation, (labels, predicted, probabilities) =>
        {
            foreach (var (label, prediction, probability) in labels.Zip(predicted, probabilities))
            {
                confusion.Add((int)label, (int)prediction);
                errors = errors.Add(seen++, (int)label, (int)prediction, probability);
            }
        });
        return new Evaluation(
            dataset.Name, totals.MeanLoss, totals.Accuracy, confusion.ToImmutable(), SamplesOf(network, dataset, truth, errors, device));
    }

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
        Measure(network, dataset, batchSize, device, cancellation, (_, _, _) => { });

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
        Network network, IDataset dataset, int batchSize, Device device, CancellationToken cancellation, Action<long[], long[], float[]> told)
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
                using var predicted = logits.argmax(1);
                using var here = predicted.cpu();
                using var shares = logits.softmax(1);
                using var column = labels.unsqueeze(1);
                using var share = shares.gather(1, column);
                using var shareHere = share.cpu();
                told(batch.Labels.data<long>().ToArray(), here.data<long>().ToArray(), shareHere.data<float>().ToArray());
            }
        }
        return metrics.Read();
    }

    /// <summary>Pictures spread evenly over the dataset, so that one sorted by class shows all of them, and the worst errors.</summary>
    private static ImmutableArray<Prediction> SamplesOf(
        Network network, IDataset dataset, ImmutableArray<int> truth, WorstErrors errors, Device device)
    {
        var spread = Math.Min(Samples, truth.Length);
        var indices = Enumerable.Range(0, spread).Select(sample => (int)((long)sample * truth.Length / spread))
            .Concat(errors.Found.Select(error => error.Index)).Distinct().ToArray();
        using var batch = dataset.Read(indices);
        var probabilities = Probabilities(network, batch.Images, device);
        var bytes = batch.Images.bytes.ToArray();
        var pictureBytes = bytes.Length / indices.Length;
        return
        [
            .. indices.Select((index, row) => new Prediction(
                dataset.Origin(index),
                [.. Png.Encode(bytes.AsSpan(row * pictureBytes, pictureBytes), dataset.Size)],
                truth[index],
                probabilities[row])),
        ];
    }
}
