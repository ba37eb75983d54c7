using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>Draws and checks networks, batch by batch: the first half of each with fixed sizes, the second with open ones.</summary>
internal static class Sampling
{
    private const int BatchSize = 250;

    /// <summary>The verdicts on networks. The same seed gives the same ones.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="skip">Begins at this one, counted in whole batches: to see again what a long run has found.</param>
    public static async IAsyncEnumerable<IReadOnlyList<Verdict>> Run(int count, int seed, int skip = 0)
    {
        for (var first = skip / BatchSize * BatchSize; first < count; first += BatchSize)
        {
            var size = Math.Min(BatchSize, count - first);
            var random = new Rnd(unchecked(((ulong)seed << 32) + (ulong)first));
            yield return await Batch.Check([.. Draw(false, size - (size / 2), random), .. Draw(true, size / 2, random)]);
        }
    }

    private static IEnumerable<DrawnNetwork> Draw(bool isOpen, int count, Rnd random) =>
        Drawing.Networks.Of(isOpen).Sample(count, random, size: 10);
}
