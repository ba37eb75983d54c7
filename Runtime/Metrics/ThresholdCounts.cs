using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>What is found with a threshold: the pictures whose score is not below it.</summary>
/// <param name="Threshold">A score that occurs.</param>
/// <param name="TruePositives">Pictures found that have the label.</param>
/// <param name="FalsePositives">Pictures found that do not have it.</param>
internal readonly record struct ThresholdCounts(float Threshold, long TruePositives, long FalsePositives)
{
    /// <summary>
    /// The counts of every score that occurs, from the highest to the lowest, so that the last are those of all pictures.
    /// </summary>
    /// <param name="scores">A number for each picture; one that is not a number ranks lowest.</param>
    /// <param name="truths">Whether the picture has the label.</param>
    public static ImmutableArray<ThresholdCounts> Of(float[] scores, bool[] truths)
    {
        var (ranked, ordered) = ((float[])scores.Clone(), (bool[])truths.Clone());
        Array.Sort(ranked, ordered);
        var counts = ImmutableArray.CreateBuilder<ThresholdCounts>();
        var (right, wrong) = (0L, 0L);
        for (var index = ranked.Length - 1; index >= 0; index--)
        {
            (right, wrong) = ordered[index] ? (right + 1, wrong) : (right, wrong + 1);
            if (index == 0 || !ranked[index - 1].Equals(ranked[index]))
                counts.Add(new(ranked[index], right, wrong));
        }
        return counts.ToImmutable();
    }

    /// <summary>The counts of one label against the rest.</summary>
    public static ImmutableArray<ThresholdCounts> Of(Scores scores, int label) => Of(
        [.. Enumerable.Range(0, scores.Count).Select(picture => (float)scores.Probability(picture, label))],
        [.. Enumerable.Range(0, scores.Count).Select(picture => scores.Is(picture, label))]);

    /// <summary>The counts of all decisions taken together.</summary>
    public static ImmutableArray<ThresholdCounts> OfAll(Scores scores)
    {
        var decisions = from picture in Enumerable.Range(0, scores.Count) from label in scores.Ranked select (picture, label);
        return Of(
            [.. decisions.Select(each => (float)scores.Probability(each.picture, each.label))],
            [.. decisions.Select(each => scores.Is(each.picture, each.label))]);
    }
}
