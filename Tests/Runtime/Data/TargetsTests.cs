using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>What pictures show: one class, or any number.</summary>
public sealed class TargetsTests
{
    private static readonly Targets Single = new Targets.Single([2, 0, 2, 1]);
    private static readonly Targets Multiple = new Targets.Multiple([[2, 0, 2], [], [1]]);

    [Fact]
    public void There_are_as_many_as_pictures() => Assert.Equal((4, 3), (Single.Count, Multiple.Count));

    [Fact]
    public void Each_is_one_class_or_several_in_rising_order()
    {
        Assert.Equal(new Target.Single(2), Single[2]);
        Assert.Equal(new Target.Multiple([2, 0]), Multiple[0]);
        Assert.Equal([0, 2], Multiple[0].Classes.ToArray());
        Assert.Empty(Multiple[1].Classes);
    }

    [Fact]
    public void Some_of_them_are_in_the_order_asked_for()
    {
        Assert.Equal(new Targets.Single([1, 2, 2]), Single.Only([3, 0, 0]));
        Assert.Equal(new Targets.Multiple([[1], [0, 2]]), Multiple.Only([2, 0]));
    }

    [Fact]
    public void Pictures_of_each_class_are_counted()
    {
        Assert.Equal([1, 1, 2, 0], Single.PerClass(4).ToArray());
        Assert.Equal([1, 1, 1], Multiple.PerClass(3).ToArray());
    }

    [Fact]
    public void Single_pictures_come_together()
    {
        Assert.Equal(Single, Targets.Of([2, 0, 2, 1]));
        Assert.Equal(Multiple, Targets.Of([new Target.Multiple([0, 2]), new Target.Multiple([]), new Target.Multiple([1])]));
        Assert.Throws<ArgumentException>(() => Targets.Of([1, new Target.Multiple([1])]));
    }

    [Fact]
    public void Equal_ones_have_equal_hash_codes_and_others_differ()
    {
        Assert.Equal(Single.GetHashCode(), new Targets.Single([2, 0, 2, 1]).GetHashCode());
        Assert.Equal(Multiple.GetHashCode(), new Targets.Multiple([[0, 2], [], [1]]).GetHashCode());
        Assert.NotEqual(Multiple, new Targets.Multiple([[0], [2], [1]]));
        Assert.NotEqual<Targets>(new Targets.Single([]), new Targets.Multiple([]));
    }

    [Fact]
    public void The_network_is_taught_numbers_or_a_one_for_each_class()
    {
        using var numbers = Single.ToTensor([0, 3], classes: 3);
        using var ones = Multiple.ToTensor([1, 0], classes: 3);

        Assert.Equal([2L, 1L], numbers.data<long>().ToArray());
        Assert.Equal([2, 3], ones.shape);
        Assert.Equal([0f, 0, 0, 1, 0, 1], ones.data<float>().ToArray());
    }
}
