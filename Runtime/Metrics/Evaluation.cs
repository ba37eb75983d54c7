using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>How a network does on a dataset.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Loss">Mean cross-entropy, in nats.</param>
/// <param name="Accuracy">Share of pictures whose largest score is that of their class, in [0, 1].</param>
/// <param name="Confusion">Counts by class and prediction.</param>
/// <param name="Samples">Some pictures with what the network said of them.</param>
public sealed record Evaluation(
    string Dataset, double Loss, double Accuracy, ConfusionMatrix Confusion, ImmutableArray<Prediction> Samples);

/// <summary>What the network said of one picture.</summary>
/// <param name="Origin">Where the picture comes from.</param>
/// <param name="Picture">The picture as a PNG file's bytes.</param>
/// <param name="Label">Its class.</param>
/// <param name="Probabilities">Softmax of the scores, one a class; they sum to 1.</param>
public sealed record Prediction(string Origin, ImmutableArray<byte> Picture, int Label, ImmutableArray<float> Probabilities)
{
    /// <summary>The class of the largest probability; the first of them where there are several.</summary>
    public int Predicted => Probabilities.IndexOf(Probabilities.Max());

    /// <summary>Whether its class was predicted.</summary>
    public bool IsRight => Predicted == Label;
}
