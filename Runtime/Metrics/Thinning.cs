using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>Curves by fewer points.</summary>
internal static class Thinning
{
    /// <summary>
    /// Of a curve's points at most so many, the first and the last among them, so that the ways between them are about as long as each
    /// other: no part of the curve is off by more than a step, however the points crowd.
    /// </summary>
    /// <param name="points">The points, in order.</param>
    /// <param name="place">Where one lies.</param>
    /// <param name="limit">At least 2.</param>
    public static ImmutableArray<T> Along<T>(ImmutableArray<T> points, Func<T, (double X, double Y)> place, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        if (points.Length <= limit)
            return points;
        var ways = new double[points.Length];
        for (var index = 1; index < points.Length; index++)
        {
            var ((fromX, fromY), (toX, toY)) = (place(points[index - 1]), place(points[index]));
            ways[index] = ways[index - 1] + Math.Sqrt(((toX - fromX) * (toX - fromX)) + ((toY - fromY) * (toY - fromY)));
        }
        var step = ways[^1] / (limit - 1);
        var kept = ImmutableArray.CreateBuilder<T>(limit);
        for (var index = 0; index < points.Length - 1; index++)
        {
            if (kept.Count < limit - 1 && ways[index] >= kept.Count * step)
                kept.Add(points[index]);
        }
        kept.Add(points[^1]);
        return kept.DrainToImmutable();
    }
}
