namespace DeclarativeNet.Tests.Augmentations;

/// <summary>The two-sample test of Kolmogorov and Smirnov.</summary>
internal static class Statistics
{
    /// <summary>How seldom samples of one distribution are taken for samples of two.</summary>
    private const double Significance = 1e-4;

    /// <summary>The largest difference of two samples' distribution functions.</summary>
    public static double Distance(double[] one, double[] other)
    {
        var (left, right) = (one.Order().ToArray(), other.Order().ToArray());
        return left.Concat(right).Distinct().Max(value => Math.Abs(Share(left, value) - Share(right, value)));
    }

    /// <summary>What the distance of two samples of one distribution hardly ever exceeds.</summary>
    public static double LargestDistance(int one, int other) =>
        Math.Sqrt(-Math.Log(Significance / 2) / 2 * (one + other) / ((double)one * other));

    /// <summary>The share of sorted values that are not above a value.</summary>
    private static double Share(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return (double)low / sorted.Length;
    }
}
