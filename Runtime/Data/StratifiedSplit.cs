using System.Collections.Immutable;

namespace DeclarativeNet.Data;

/// <summary>Divides labelled things so that each class is divided in the same proportion.</summary>
public static class StratifiedSplit
{
    /// <summary>Holds out a share of each class, chosen at random.</summary>
    /// <param name="labels">The label of each thing; at least 0.</param>
    /// <param name="share">The share to hold out, in (0, 1); of each class, it is met to within one thing.</param>
    /// <param name="seed">The number from which the choice follows.</param>
    /// <returns>
    /// The numbers of the things, in rising order: each is in one of the two. A class of at least two things is in both.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in (0, 1).</exception>
    public static (ImmutableArray<int> Kept, ImmutableArray<int> HeldOut) Of(ImmutableArray<int> labels, double share, int seed)
    {
        if (share is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is in (0, 1).");

        var heldOut = Enumerable.Range(0, labels.Length)
            .GroupBy(index => labels[index])
            .SelectMany(members => HeldOut([.. members], share, RandomSequence.For(seed, members.Key)))
            .ToHashSet();
        var numbers = Enumerable.Range(0, labels.Length).ToLookup(heldOut.Contains);
        return ([.. numbers[false]], [.. numbers[true]]);
    }

    private static IEnumerable<int> HeldOut(ImmutableArray<int> members, double share, RandomSequence random)
    {
        var count = (int)Math.Round(share * members.Length);
        return random.Shuffled(members).Take(members.Length < 2 ? 0 : Math.Clamp(count, 1, members.Length - 1));
    }
}
