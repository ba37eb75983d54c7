using System.Collections.Immutable;
using DeclarativeNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Data;

/// <summary>What holds of every stratified split.</summary>
public sealed class StratifiedSplitTests
{
    private static readonly Arbitrary<(ImmutableArray<int> Labels, double Share, int Seed)> Cases = (
        from labels in Gen.Choose(0, 5).ListOf()
        from share in Gen.Choose(1, 99)
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        select (labels.ToImmutableArray(), share / 100.0, seed)).ToArbitrary();

    [Fact]
    public void Each_thing_is_in_one_part_and_in_order() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, drawn =>
    {
        var (kept, heldOut) = StratifiedSplit.Of(drawn.Labels, drawn.Share, drawn.Seed);
        return kept.Concat(heldOut).Order().SequenceEqual(Enumerable.Range(0, drawn.Labels.Length))
            && kept.SequenceEqual(kept.Order())
            && heldOut.SequenceEqual(heldOut.Order());
    }));

    [Fact]
    public void Each_class_has_its_share_to_within_one() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, drawn =>
    {
        var (_, heldOut) = StratifiedSplit.Of(drawn.Labels, drawn.Share, drawn.Seed);
        return drawn.Labels.CountBy(label => label).All(of =>
            Math.Abs(heldOut.Count(index => drawn.Labels[index] == of.Key) - drawn.Share * of.Value) <= 1);
    }));

    [Fact]
    public void A_class_of_two_is_in_both_parts() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, drawn =>
    {
        var (kept, heldOut) = StratifiedSplit.Of(drawn.Labels, drawn.Share, drawn.Seed);
        return drawn.Labels.CountBy(label => label).Where(of => of.Value >= 2).All(of =>
            kept.Any(index => drawn.Labels[index] == of.Key) && heldOut.Any(index => drawn.Labels[index] == of.Key));
    }));

    [Fact]
    public void The_choice_follows_from_the_seed()
    {
        ImmutableArray<int> labels = [.. Enumerable.Range(0, 100).Select(index => index % 3)];

        Assert.Equal(HeldOut(seed: 7), HeldOut(seed: 7));
        Assert.NotEqual(HeldOut(seed: 7), HeldOut(seed: 8));

        int[] HeldOut(int seed) => [.. StratifiedSplit.Of(labels, 0.3, seed).HeldOut];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_share_is_between_0_and_1(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Of([0, 1], share, 0));
}
