using System.Collections.Immutable;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Splitting;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Data.Splitting;

/// <summary>What holds of every partition: of one class a picture and of any number, with groups and without.</summary>
public sealed class PartitionTests
{
    private static readonly Gen<Targets> Singles =
        from labels in Gen.Choose(0, 4).ListOf()
        select (Targets)new Targets.Single([.. labels]);

    private static readonly Gen<Targets> Multiples =
        from labels in Gen.Choose(0, 4).ListOf().ListOf()
        select (Targets)new Targets.Multiple([.. labels.Select(shown => shown.Take(3).ToImmutableArray())]);

    private static readonly Gen<ImmutableArray<double>> Shares =
        from parts in Gen.Choose(1, 20).NonEmptyListOf()
        let sum = (double)parts.Take(6).Sum()
        select parts.Take(6).Select(part => part / sum).ToImmutableArray();

    private static readonly Arbitrary<Case> Alone = Cases(Singles, grouped: false);

    private static readonly Arbitrary<Case> All = Gen.OneOf(
        Cases(Singles, grouped: false).Generator,
        Cases(Multiples, grouped: false).Generator,
        Cases(Singles, grouped: true).Generator,
        Cases(Multiples, grouped: true).Generator).ToArbitrary();

    [Fact]
    public void Each_picture_is_in_one_part_and_in_order() => Check.QuickThrowOnFailure(Prop.ForAll(All, drawn =>
        drawn.Parts.Length == drawn.Shares.Length
        && drawn.Parts.SelectMany(part => part).Order().SequenceEqual(Enumerable.Range(0, drawn.Targets.Count))
        && drawn.Parts.All(part => part.SequenceEqual(part.Order()))));

    [Fact]
    public void Each_classs_share_is_met_to_within_one() => Check.QuickThrowOnFailure(Prop.ForAll(Alone, drawn =>
    {
        var all = drawn.Targets.PerClass(5);
        return drawn.Parts.Zip(drawn.Shares).All(of => drawn.Targets.Only(of.First).PerClass(5).Zip(all).All(
            count => Math.Abs(count.First - of.Second * count.Second) < 1));
    }));

    [Fact]
    public void Of_two_parts_a_class_of_two_is_in_both() => Check.QuickThrowOnFailure(Prop.ForAll(Alone, drawn =>
    {
        var parts = Partition.Of(drawn.Targets, [drawn.Shares[0] / 2, 1 - drawn.Shares[0] / 2], drawn.Seed, []);
        var all = drawn.Targets.PerClass(5);
        return parts.All(part => drawn.Targets.Only(part).PerClass(5).Zip(all).All(count => count.Second < 2 || count.First > 0));
    }));

    [Fact]
    public void Equal_parts_have_the_same_number_of_pictures_to_within_one() => Check.QuickThrowOnFailure(Prop.ForAll(Alone, drawn =>
    {
        var sizes = Partition.Of(drawn.Targets, Equal(drawn.Shares.Length), drawn.Seed, []).Select(part => part.Length).ToArray();
        return sizes.Max() - sizes.Min() <= 1;
    }));

    [Fact]
    public void The_only_picture_of_a_class_goes_to_the_largest_part()
    {
        var parts = Partition.Of(new Targets.Single([0, 1, 2, 3, 4]), [0.2, 0.7, 0.1], seed: 1, []);

        Assert.Equal([0, 5, 0], parts.Select(part => part.Length));
    }

    [Fact]
    public void A_group_is_never_divided() => Check.QuickThrowOnFailure(Prop.ForAll(All, drawn =>
        drawn.Groups.IsEmpty
        || drawn.Parts.SelectMany((part, number) => part.Select(index => (Group: drawn.Groups[index], number))).Distinct()
            .CountBy(of => of.Group).All(of => of.Value == 1)));

    [Fact]
    public void Small_groups_meet_the_shares_of_each_class_nearly()
    {
        var random = new Random(3);
        ImmutableArray<int> labels = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(4))];
        ImmutableArray<string> groups = [.. Enumerable.Range(0, 1_000).Select(index => $"patient {index / 5}")];
        ImmutableArray<double> shares = [0.7, 0.2, 0.1];
        var targets = new Targets.Single(labels);

        Assert.All(Partition.Of(targets, shares, seed: 5, groups).Zip(shares), of => Assert.All(
            targets.Only(of.First).PerClass(4).Zip(targets.PerClass(4)),
            count => Assert.InRange((double)count.First / count.Second, of.Second - 0.02, of.Second + 0.02)));
    }

    [Fact]
    public void Rare_classes_among_several_are_divided_by_their_shares()
    {
        // A class of every second picture, one of every third, and so on: the rarest is on 5 of 100.
        var targets = new Targets.Multiple(
            [.. Enumerable.Range(0, 100).Select(index => Enumerable.Range(0, 10).Where(label => index % (2 * label + 2) == 0).ToImmutableArray())]);

        var parts = Partition.Of(targets, Equal(5), seed: 5, []);

        Assert.All(parts, part => Assert.Equal(1, targets.Only(part).PerClass(10)[9]));
        Assert.All(parts, part => Assert.All(
            targets.Only(part).PerClass(10).Zip(targets.PerClass(10)),
            count => Assert.InRange(count.First, count.Second / 5.0 - 1, count.Second / 5.0 + 1)));
    }

    [Fact]
    public void One_class_a_picture_is_divided_alike_when_it_may_be_any_number() => Check.QuickThrowOnFailure(Prop.ForAll(Alone, drawn =>
    {
        var multiple = new Targets.Multiple([.. Enumerable.Range(0, drawn.Targets.Count).Select(index => drawn.Targets[index].Classes)]);
        var all = drawn.Targets.PerClass(5);
        return Partition.Of(multiple, drawn.Shares, drawn.Seed, []).Zip(drawn.Shares).All(
            of => multiple.Only(of.First).PerClass(5).Zip(all).All(count => Math.Abs(count.First - of.Second * count.Second) <= 1 + 1e-9));
    }));

    [Fact]
    public void The_choice_follows_from_the_seed() => Check.QuickThrowOnFailure(Prop.ForAll(All, drawn =>
        drawn.Parts.Zip(drawn.Parts).All(pair => pair.First.SequenceEqual(pair.Second))));

    [Fact]
    public void Another_seed_gives_another_choice()
    {
        var targets = new Targets.Single([.. Enumerable.Range(0, 100).Select(index => index % 3)]);

        Assert.NotEqual(
            Partition.Of(targets, [0.5, 0.5], seed: 7, [])[0].ToArray(), Partition.Of(targets, [0.5, 0.5], seed: 8, [])[0].ToArray());
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1.5, -0.5)]
    public void Shares_are_above_0_and_together_1(double first, double second) =>
        Assert.Throws<ArgumentException>(() => Partition.Of(new Targets.Single([0, 1]), [first, second], 0, []));

    [Fact]
    public void There_are_as_many_groups_as_pictures() =>
        Assert.Throws<ArgumentException>(() => Partition.Of(new Targets.Single([0, 1]), [0.5, 0.5], 0, ["one"]));

    private static ImmutableArray<double> Equal(int parts) => [.. Enumerable.Repeat(1.0 / parts, parts)];

    private static Arbitrary<Case> Cases(Gen<Targets> targets, bool grouped) => (
        from drawn in targets
        from shares in Shares
        from groups in Gen.Choose(0, 6).ListOf(grouped ? drawn.Count : 0)
        from seed in Gen.Choose(int.MinValue, int.MaxValue)
        select new Case(drawn, shares, [.. groups.Select(number => $"group {number}")], seed)).ToArbitrary();

    private sealed record Case(Targets Targets, ImmutableArray<double> Shares, ImmutableArray<string> Groups, int Seed)
    {
        public ImmutableArray<ImmutableArray<int>> Parts => Partition.Of(Targets, Shares, Seed, Groups);
    }
}
