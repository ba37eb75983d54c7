using System.Collections.Immutable;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>The order of an epoch, and what makes up for rare classes.</summary>
public sealed class EpochOrderTests
{
    private static readonly Targets Uneven = new Targets.Single([.. Enumerable.Range(0, 1_000).Select(index => index < 10 ? 2 : index < 100 ? 1 : 0)]);

    [Theory]
    [InlineData(ClassBalance.None)]
    [InlineData(ClassBalance.Weights)]
    public void Without_sampling_each_picture_comes_once(ClassBalance balance)
    {
        var order = EpochOrder.Of(Uneven, balance, seed: 3);

        Assert.Equal(Enumerable.Range(0, 1_000), order.Order());
        Assert.Equal(EpochOrder.Shuffled(1_000, seed: 3).ToArray(), order.ToArray());
    }

    [Fact]
    public void Sampled_every_class_comes_as_often_as_any_other()
    {
        var order = EpochOrder.Of(Uneven, ClassBalance.Sampling, seed: 3);

        Assert.Equal(1_000, order.Length);
        Assert.All(Uneven.Only(order).PerClass(3), count => Assert.InRange(count, 333, 334));
        Assert.InRange(order.Where(index => index < 10).Distinct().Count(), 9, 10);
        Assert.Contains(Enumerable.Range(1, 998), at => Label(order[at]) == Label(order[at - 1]));

        int Label(int index) => Uneven[index].Classes[0];
    }

    [Fact]
    public void Sampled_rare_classes_among_several_come_nearly_as_often_as_others()
    {
        ImmutableArray<int> rare = [1];
        var targets = new Targets.Multiple(
            [.. Enumerable.Range(0, 3_000).Select(index => index < 30 ? rare : index < 300 ? [] : ImmutableArray.Create(0))]);
        var order = EpochOrder.Of(targets, ClassBalance.Sampling, seed: 3);

        Assert.Equal(3_000, order.Length);
        Assert.InRange(order.Count(index => index < 30), 900, 1_100);
        Assert.InRange(order.Count(index => index is >= 30 and < 300), 900, 1_100);
        Assert.Equal(30, order.Where(index => index < 30).Distinct().Count());
        Assert.InRange(order.Max(), 300, 2_999);
    }

    [Fact]
    public void The_order_follows_from_the_seed()
    {
        Assert.Equal(EpochOrder.Of(Uneven, ClassBalance.Sampling, 3).ToArray(), EpochOrder.Of(Uneven, ClassBalance.Sampling, 3).ToArray());
        Assert.NotEqual(EpochOrder.Of(Uneven, ClassBalance.Sampling, 3).ToArray(), EpochOrder.Of(Uneven, ClassBalance.Sampling, 4).ToArray());
    }

    [Fact]
    public void No_pictures_have_an_empty_order()
    {
        Assert.Empty(EpochOrder.Of(new Targets.Single([]), ClassBalance.Sampling, 1));
        Assert.Empty(EpochOrder.Of(new Targets.Multiple([]), ClassBalance.Sampling, 1));
    }

    [Fact]
    public void Weights_are_all_pictures_by_classes_times_pictures_of_the_class()
    {
        Assert.Equal([1_000 / (3 * 900.0), 1_000 / (3 * 90.0), 1_000 / (3 * 10.0)], ClassWeights.Of(Uneven, 3).ToArray());
        Assert.Equal([4 / (2 * 3.0), 1, 4 / (2 * 1.0)], ClassWeights.Of(new Targets.Multiple([[0], [0], [0, 2], []]), 3).ToArray());
        Assert.Equal([1 / 3.0, 1, 3, 1], ClassWeights.OfPositives(new Targets.Multiple([[0, 3], [0, 3], [0, 2, 3], [3]]), 4).ToArray());
    }
}
