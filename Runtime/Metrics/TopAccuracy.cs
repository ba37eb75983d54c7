using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>How often a picture's class is among the most probable ones.</summary>
public static class TopAccuracy
{
    /// <summary>
    /// Shares of pictures whose class is among the k most probable, for k from 1 up; each in [0, 1], 0 where there are no pictures. Of
    /// equally probable classes the one of the higher label comes first, as in scikit-learn's <c>top_k_accuracy_score</c>; so with ties the
    /// share for k = 1 can differ from the accuracy, which goes by the lower one.
    /// </summary>
    /// <param name="scores">Pictures and what was said of them.</param>
    /// <param name="largest">The largest k, at least 1; no more shares are given than there are classes.</param>
    public static ImmutableArray<double> Of(Scores.SingleLabel scores, int largest)
    {
        var counts = new long[Math.Min(largest, scores.Classes.Length)];
        for (var picture = 0; picture < scores.Count; picture++)
        {
            var place = Place(scores, picture);
            for (var k = place; k < counts.Length; k++)
                counts[k]++;
        }
        return [.. counts.Select(count => ConfusionMatrix.Share(count, scores.Count))];
    }

    /// <summary>How many classes come before the picture's.</summary>
    private static int Place(Scores.SingleLabel scores, int picture)
    {
        var truth = scores.Labels[picture];
        var given = scores.Probability(picture, truth);
        return Enumerable.Range(0, scores.Classes.Length).Count(label =>
            scores.Probability(picture, label) is var other && (other > given || (other.Equals(given) && label > truth)));
    }
}
