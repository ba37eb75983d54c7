using System.Collections.Immutable;

namespace DeclarativeNet.Data.Splitting;

/// <summary>
/// Divides pictures without dividing a group: the largest group first, each to the part that it brings nearest to its share of pictures
/// and of every class. A greedy choice, since the best one is as hard as packing bins.
/// </summary>
internal static class GroupedPartition
{
    /// <summary>The part of each picture.</summary>
    public static int[] PartOfEach(Targets targets, ImmutableArray<string> groups, ImmutableArray<double> shares, RandomSequence random)
    {
        var shown = Enumerable.Range(0, targets.Count).Select(index => targets[index].Classes).ToImmutableArray();
        var classes = shown.SelectMany(labels => labels).DefaultIfEmpty(-1).Max() + 1;
        var all = Counts(Enumerable.Range(0, targets.Count));
        var found = shares.Select(_ => new int[all.Length]).ToArray();
        var partOf = new int[targets.Count];

        // The shuffle decides between groups of one size, since ordering is stable.
        var inOrder = random.Shuffled([.. Enumerable.Range(0, targets.Count).GroupBy(index => groups[index], StringComparer.Ordinal)])
            .OrderByDescending(group => group.Count());
        foreach (var group in inOrder)
        {
            var counts = Counts(group);
            var part = Enumerable.Range(0, shares.Length).MinBy(part => Change(found[part], counts, shares[part]));
            foreach (var index in group)
                partOf[index] = part;
            found[part] = [.. found[part].Zip(counts, (before, more) => before + more)];
        }

        return partOf;

        // The pictures of each class, and after them all pictures.
        int[] Counts(IEnumerable<int> indices)
        {
            var counts = new int[classes + 1];
            foreach (var index in indices)
            {
                counts[classes]++;
                foreach (var label in shown[index])
                    counts[label]++;
            }

            return counts;
        }

        // By how much the squared distance from the part's shares grows, each class's counted in shares of that class.
        double Change(int[] before, int[] more, double share) => Enumerable.Range(0, all.Length).Where(row => all[row] > 0)
            .Sum(row => more[row] * (more[row] + 2 * (before[row] - share * all[row])) / ((double)all[row] * all[row]));
    }
}
