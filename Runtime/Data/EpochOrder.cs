using System.Collections.Immutable;

namespace DeclarativeNet.Data;

/// <summary>The order in which an epoch goes over its pictures: a pure function, the same on every machine.</summary>
public static class EpochOrder
{
    /// <summary>Each picture once, in random order.</summary>
    /// <param name="count">Number of pictures.</param>
    /// <param name="seed">The number from which the order follows.</param>
    public static ImmutableArray<int> Shuffled(int count, int seed) => [.. RandomSequence.For(seed, stream: 0).Permutation(count)];

    /// <summary>The order of an epoch over data of which some classes have many more pictures than others.</summary>
    /// <param name="targets">What the pictures show.</param>
    /// <param name="balance">What is done about that.</param>
    /// <param name="seed">The number from which the order follows.</param>
    /// <returns>
    /// As many numbers of pictures as there are pictures. With <see cref="ClassBalance.Sampling"/> they are drawn with replacement: where
    /// pictures show one class each, every class that has any comes as often as any other, to within one. Where pictures show any number of classes,
    /// a picture is drawn with a weight of the mean of its classes' 1 ÷ number of pictures, those without a class making one of their own. Otherwise each
    /// comes once.
    /// </returns>
    public static ImmutableArray<int> Of(Targets targets, ClassBalance balance, int seed) => (balance, targets) switch
    {
        (not ClassBalance.Sampling, _) => Shuffled(targets.Count, seed),
        (_, Targets.Single single) => InTurn(single.Labels, RandomSequence.For(seed, stream: 0)),
        (_, Targets.Multiple multiple) => Weighted(multiple.Labels, RandomSequence.For(seed, stream: 0)),
        _ => throw new InvalidOperationException("Targets are Single or Multiple."),
    };

    private static ImmutableArray<int> InTurn(ImmutableArray<int> labels, RandomSequence random)
    {
        // The classes that get one picture more than others are other ones with each seed.
        var members = random.Shuffled(
            [.. Enumerable.Range(0, labels.Length).GroupBy(index => labels[index]).OrderBy(of => of.Key).Select(of => of.ToArray())]);
        return [.. random.Shuffled([.. Enumerable.Range(0, labels.Length).Select(turn => Any(members[turn % members.Length]))])];

        int Any(int[] of) => of[random.Below(of.Length)];
    }

    private static ImmutableArray<int> Weighted(ImmutableArray<ImmutableArray<int>> labels, RandomSequence random)
    {
        const int Nothing = -1;
        var shown = labels.Select(of => of.IsEmpty ? [Nothing] : of).ToImmutableArray();
        var counts = shown.SelectMany(of => of).CountBy(label => label).ToDictionary();
        var sums = new double[shown.Length];
        var sum = 0.0;
        for (var index = 0; index < shown.Length; index++)
            sums[index] = sum += shown[index].Average(label => 1.0 / counts[label]);
        return [.. Enumerable.Range(0, shown.Length).Select(_ => Drawn(random.Uniform() * sum))];

        // The first picture whose share of the sum ends beyond the point drawn.
        int Drawn(double point) => Array.BinarySearch(sums, point) is var found && found >= 0 ? Math.Min(found + 1, sums.Length - 1) : ~found;
    }
}
