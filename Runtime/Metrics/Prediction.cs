using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>What the network said of one picture.</summary>
/// <param name="Origin">Where the picture comes from.</param>
/// <param name="Picture">The picture as a PNG file's bytes.</param>
/// <param name="Truth">Its labels, rising: one, but for multi-label data.</param>
/// <param name="Predicted">The labels predicted, rising: one, but for multi-label data.</param>
/// <param name="Probabilities">One a class, in [0, 1]; they sum to 1, but for multi-label data.</param>
/// <param name="LogLoss">How wrong that is, in nats; see <see cref="ProbabilityErrors.LogLoss(Scores, int)"/>.</param>
/// <param name="Entropy">How undecided that is, in nats; see <see cref="ProbabilityErrors.Entropy"/>.</param>
public sealed record Prediction(
    string Origin,
    ImmutableArray<byte> Picture,
    ImmutableArray<int> Truth,
    ImmutableArray<int> Predicted,
    ImmutableArray<float> Probabilities,
    double LogLoss,
    double Entropy)
{
    /// <summary>Whether what was predicted is what it is.</summary>
    public bool IsRight => Predicted.SequenceEqual(Truth);

    /// <summary>What scores say of one of their pictures.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="index">The picture, in [0, N).</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="picture">The picture as a PNG file's bytes.</param>
    public static Prediction Of(Scores scores, int index, string origin, ImmutableArray<byte> picture) => new(
        origin,
        picture,
        scores.Truth(index),
        scores.Predicted(index),
        [.. scores.Classes.Select((_, label) => (float)scores.Probability(index, label))],
        ProbabilityErrors.LogLoss(scores, index),
        ProbabilityErrors.Entropy(scores, index));
}
