using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>Which of many pictures are worth a look; as indices, the most notable first, equal ones in their order.</summary>
public static class NotablePictures
{
    /// <summary>The wrong predictions of the largest log loss.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="limit">At most so many.</param>
    public static ImmutableArray<int> WorstErrors(Scores scores, int limit) =>
    [
        .. Enumerable.Range(0, scores.Count).Where(picture => !scores.Predicted(picture).SequenceEqual(scores.Truth(picture)))
            .OrderByDescending(picture => ProbabilityErrors.LogLoss(scores, picture)).Take(limit),
    ];

    /// <summary>The pictures of the largest entropy, whether right or wrong.</summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="limit">At most so many.</param>
    public static ImmutableArray<int> MostUncertain(Scores scores, int limit) =>
        [.. Enumerable.Range(0, scores.Count).OrderByDescending(picture => ProbabilityErrors.Entropy(scores, picture)).Take(limit)];

    /// <summary>Pictures spread evenly, so that a dataset sorted by class shows all of them.</summary>
    /// <param name="count">Pictures there are.</param>
    /// <param name="limit">At most so many.</param>
    public static ImmutableArray<int> Spread(int count, int limit) =>
        [.. Enumerable.Range(0, Math.Min(count, limit)).Select(sample => (int)((long)sample * count / Math.Min(count, limit)))];
}
