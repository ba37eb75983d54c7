using System.Collections.Immutable;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>Pictures in memory.</summary>
public sealed class MemoryDatasetTests
{
    private static readonly PictureSize Size = new(3, 2, 2);

    [Fact]
    public void A_batch_has_the_pictures_asked_for_in_order()
    {
        using var batch = Numbered(5).Read([3, 0, 3]);

        Assert.Equal([3, 3, 2, 2], batch.Images.shape);
        Assert.Equal([3, 0, 3], batch.Images.data<byte>().ToArray().Chunk(Size.Volume).Select(picture => (int)Assert.Single(picture.Distinct())));
        Assert.Equal([1L, 0L, 1L], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void Pictures_of_any_number_of_classes_give_a_one_for_each_that_is_there()
    {
        ImmutableArray<Target> shown = [new Target.Multiple([2, 0]), new Target.Multiple([]), new Target.Multiple([1])];
        var data = new MemoryDataset(
            "several", ["a", "b", "c"], Size, [.. shown.Select(target => new LabelledPicture(new byte[Size.Volume], target, "file"))]);
        using var batch = data.Read([0, 2, 1]);

        Assert.Equal(new Targets.Multiple([[0, 2], [], [1]]), data.Targets);
        Assert.Equal([3, 3], batch.Labels.shape);
        Assert.Equal([1f, 0, 1, 0, 1, 0, 0, 0, 0], batch.Labels.data<float>().ToArray());
    }

    [Fact]
    public void Pictures_of_one_class_and_of_any_number_do_not_mix() => Assert.Throws<ArgumentException>(() => new MemoryDataset(
        "mixed", ["a", "b"], Size, [new LabelledPicture(new byte[12], 1, "1"), new LabelledPicture(new byte[12], new Target.Multiple([1]), "2")]));

    [Fact]
    public void Pictures_of_another_size_or_class_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MemoryDataset("short", ["a"], Size, [new LabelledPicture(new byte[11], 0, "file")]));
        Assert.Throws<ArgumentException>(() => new MemoryDataset("strange", ["a"], Size, [new LabelledPicture(new byte[12], 1, "file")]));
        Assert.Throws<ArgumentException>(
            () => new MemoryDataset("strange", ["a"], Size, [new LabelledPicture(new byte[12], new Target.Multiple([0, 1]), "file")]));
    }

    /// <summary>Pictures whose bytes are their numbers, of two classes in turn; in groups, if that is said.</summary>
    internal static MemoryDataset Numbered(int count, Func<int, string>? group = null) => new("numbers", ["even", "odd"], Size, [.. Enumerable.Range(0, count).Select(
        number => new LabelledPicture(Enumerable.Repeat((byte)number, Size.Volume).ToArray(), number % 2, "numbers", number))])
    {
        Groups = group is null ? [] : [.. Enumerable.Range(0, count).Select(group)],
    };
}
