using System.Collections.Immutable;

namespace DeclarativeNet.Data.Splitting;

/// <summary>
/// Divides pictures into parts of given shares, each class in the same proportion. A pure function: the same seed gives the same parts on
/// every machine.
/// </summary>
public static class Partition
{
    /// <summary>How far below a whole number a product of shares may lie for want of exact arithmetic.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>Divides pictures.</summary>
    /// <param name="targets">What they show.</param>
    /// <param name="shares">The share of each part, above 0; together 1.</param>
    /// <param name="seed">The number from which the choice follows.</param>
    /// <param name="groups">The group of each picture, none of which is divided; empty where each picture stands alone.</param>
    /// <returns>
    /// The numbers of each part's pictures, in rising order; each picture is in one part. Where pictures show one class each and stand
    /// alone, each class's share of each part is met to within one picture. Where they show any number, it is met as well as taking them one by
    /// one allows (iterative stratification), and where there are groups, as well as taking the groups one by one does.
    /// </returns>
    /// <exception cref="ArgumentException">The shares are not above 0 and together 1, or there is another number of groups than of pictures.</exception>
    public static ImmutableArray<ImmutableArray<int>> Of(
        Targets targets, ImmutableArray<double> shares, int seed, ImmutableArray<string> groups)
    {
        if (shares.Any(share => share is not (> 0 and <= 1)) || Math.Abs(shares.Sum() - 1) > Rounding)
            throw new ArgumentException($"Shares are above 0 and together 1, not {string.Join(" + ", shares)}.", nameof(shares));
        if (!groups.IsEmpty && groups.Length != targets.Count)
            throw new ArgumentException($"There are {groups.Length} groups for {targets.Count} pictures.", nameof(groups));

        var random = RandomSequence.For(seed, stream: 0);
        var parts = (targets, groups.IsEmpty) switch
        {
            (_, false) => GroupedPartition.PartOfEach(targets, groups, shares, random),
            (Targets.Single single, _) => StratifiedPartition.PartOfEach(single.Labels, shares, random),
            (Targets.Multiple multiple, _) => IterativeStratification.PartOfEach(multiple.Labels, shares, random),
            _ => throw new InvalidOperationException("Targets are Single or Multiple."),
        };
        var members = Enumerable.Range(0, parts.Length).ToLookup(index => parts[index]);
        return [.. shares.Select((_, part) => members[part].ToImmutableArray())];
    }
}
