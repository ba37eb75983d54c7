using System.Collections.Immutable;

namespace DeclarativeNet.Data.Splitting;

/// <summary>
/// Divides pictures of any number of classes each (Sechidis, Tsoumakas and Vlahavas, 2011): the rarest class first, each of its pictures
/// to the part that lacks most of that class.
/// </summary>
internal static class IterativeStratification
{
    /// <summary>The part of each picture.</summary>
    public static int[] PartOfEach(ImmutableArray<ImmutableArray<int>> labels, ImmutableArray<double> shares, RandomSequence random)
    {
        var classes = labels.SelectMany(shown => shown).DefaultIfEmpty(-1).Max() + 1;
        var left = new int[classes];
        foreach (var label in labels.SelectMany(shown => shown))
            left[label]++;
        var lacks = shares.Select(share => left.Select(count => share * count).ToArray()).ToArray();
        var room = shares.Select(share => share * labels.Length).ToArray();

        var partOf = Enumerable.Repeat(-1, labels.Length).ToArray();
        var order = random.Permutation(labels.Length);
        var showing = order.SelectMany(index => labels[index].Select(label => (label, index))).ToLookup(pair => pair.label, pair => pair.index);
        while (Rarest(left) is { } rarest)
        {
            foreach (var index in showing[rarest].Where(index => partOf[index] < 0))
                Place(index, Neediest(part => lacks[part][rarest]));
        }

        foreach (var index in order.Where(index => partOf[index] < 0))
            Place(index, Neediest(part => room[part]));
        return partOf;

        int Neediest(Func<int, double> need)
        {
            var most = Enumerable.Range(0, shares.Length).Max(need);
            var needy = Enumerable.Range(0, shares.Length).Where(part => need(part) >= most - Partition.Rounding).ToArray();
            var space = needy.Max(part => room[part]);
            var roomy = needy.Where(part => room[part] >= space - Partition.Rounding).ToArray();
            return roomy[random.Below(roomy.Length)];
        }

        void Place(int index, int part)
        {
            partOf[index] = part;
            room[part]--;
            foreach (var label in labels[index])
            {
                lacks[part][label]--;
                left[label]--;
            }
        }
    }

    /// <summary>The class with the fewest pictures that have no part yet, if there are any.</summary>
    private static int? Rarest(int[] left) =>
        Enumerable.Range(0, left.Length).Where(label => left[label] > 0).OrderBy(label => left[label]).Cast<int?>().FirstOrDefault();
}
