using System.Collections.Immutable;

namespace DeclarativeNet.Data.Splitting;

/// <summary>
/// Divides pictures of one class each. A class's share of a part is rounded down or up, never further; which parts get the pictures that
/// rounding down leaves over is chosen so that whole parts, too, come near their shares.
/// </summary>
internal static class StratifiedPartition
{
    /// <summary>The part of each picture.</summary>
    public static int[] PartOfEach(ImmutableArray<int> labels, ImmutableArray<double> shares, RandomSequence random)
    {
        var partOf = new int[labels.Length];
        var lacks = new double[shares.Length];
        foreach (var members in Enumerable.Range(0, labels.Length).GroupBy(index => labels[index]).OrderBy(members => members.Key))
        {
            var shuffled = random.Shuffled([.. members]);
            var counts = Counts(shuffled.Length, shares, lacks);
            var next = 0;
            for (var part = 0; part < shares.Length; part++)
            {
                lacks[part] += shares[part] * shuffled.Length - counts[part];
                foreach (var index in shuffled.AsSpan(next, counts[part]))
                    partOf[index] = part;
                next += counts[part];
            }
        }

        return partOf;
    }

    /// <summary>How many pictures of a class each part gets.</summary>
    /// <param name="members">How many there are.</param>
    /// <param name="shares">The share of each part.</param>
    /// <param name="lacks">How far each part is below its share with the classes before.</param>
    private static int[] Counts(int members, ImmutableArray<double> shares, double[] lacks)
    {
        var exact = shares.Select(share => share * members).ToArray();
        var counts = exact.Select(count => (int)Math.Floor(count + Partition.Rounding)).ToArray();
        var over = Enumerable.Range(0, shares.Length)
            .Where(part => exact[part] - counts[part] > Partition.Rounding)
            .OrderBy(part => counts[part] > 0)
            .ThenByDescending(part => members == 1 ? shares[part] : 0) // the only picture of a class is one to learn from
            .ThenByDescending(part => lacks[part] + exact[part] - counts[part])
            .Take(members - counts.Sum());
        foreach (var part in over)
            counts[part]++;
        return counts;
    }
}
