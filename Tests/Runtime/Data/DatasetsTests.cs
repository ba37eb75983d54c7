using System.Collections.Immutable;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>Datasets made of others.</summary>
public sealed class DatasetsTests
{
    private static readonly IDataset Numbers = MemoryDatasetTests.Numbered(6, index => $"group {index / 2}");

    [Fact]
    public void Some_pictures_come_in_the_order_asked_for_with_all_that_belongs_to_them()
    {
        var some = Numbers.Only([5, 0, 5], "some");

        Assert.Equal([5, 0, 5], Values(some));
        Assert.Equal(("some", new Targets.Single([1, 0, 1])), (some.Name, some.Targets));
        Assert.Equal(["group 2", "group 0", "group 2"], some.Groups.ToArray());
        Assert.Equal("numbers, record 5", some.Origin(0));
        AssertAlike(Numbers, some);
    }

    [Fact]
    public void Pictures_are_kept_by_what_they_show_or_by_number()
    {
        Assert.Equal([1, 3, 5], Values(Numbers.Where(target => target == 1)));
        Assert.Equal([3, 5], Values(Numbers.Where((target, index) => target == 1 && index > 1)));
        Assert.Empty(Values(Numbers.Where(_ => false)));
    }

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(2, new[] { 0, 1 })]
    [InlineData(9, new[] { 0, 1, 2, 3, 4, 5 })]
    public void The_first_pictures_are_taken_or_all(int count, int[] taken) => Assert.Equal(taken, Values(Numbers.Take(count)));

    [Fact]
    public void Fewer_than_no_pictures_cannot_be_taken() => Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Take(-1));

    [Fact]
    public void A_shuffle_follows_from_its_seed()
    {
        var hundred = MemoryDatasetTests.Numbered(100);

        Assert.Equal(Values(hundred.Shuffle(1)), Values(hundred.Shuffle(1)));
        Assert.NotEqual(Values(hundred.Shuffle(1)), Values(hundred.Shuffle(2)));
        Assert.Equal(Enumerable.Range(0, 100), Values(hundred.Shuffle(1)).Order());
    }

    [Fact]
    public void Pictures_are_changed_when_they_are_read()
    {
        var calls = 0;
        var doubled = Numbers.Map((before, after) =>
        {
            calls++;
            for (var at = 0; at < before.Length; at++)
                after[at] = (byte)(2 * before[at]);
        });

        Assert.Equal(0, calls);
        Assert.Equal([0, 2, 4, 6, 8, 10], Values(doubled));
        Assert.Equal(6, calls);
        Assert.Equal(Numbers.Targets, doubled.Targets);
        Assert.Equal(Numbers.Groups.ToArray(), doubled.Groups.ToArray());
        AssertAlike(Numbers, doubled);
    }

    [Fact]
    public void A_change_can_give_another_size()
    {
        var corner = Numbers.Map((before, after) => after[0] = before[0], new PictureSize(1, 1, 1));
        using var batch = corner.Read([4, 2]);

        Assert.Equal(new PictureSize(1, 1, 1), corner.Size);
        Assert.Equal([2, 1, 1, 1], batch.Images.shape);
        Assert.Equal([4, 2], batch.Images.bytes.ToArray());
    }

    [Fact]
    public void One_dataset_goes_on_after_another()
    {
        var both = Numbers.Concat(MemoryDatasetTests.Numbered(3)).Value();

        Assert.Equal([0, 1, 2, 3, 4, 5, 0, 1, 2], Values(both));
        Assert.Equal([2, 1, 0, 0], Values(both, 8, 1, 6, 0));
        Assert.Equal([2, 1], Values(both, 8, 7));
        Assert.Equal(("numbers + numbers", new Targets.Single([0, 1, 0, 1, 0, 1, 0, 1, 0])), (both.Name, both.Targets));
        Assert.Equal(["group 0", "numbers, record 0"], new[] { both.Groups[0], both.Groups[6] });
        Assert.Equal("numbers, record 2", both.Origin(8));
        using var batch = both.Read([8, 1, 6]);
        Assert.Equal([0L, 1L, 0L], batch.Labels.data<long>().ToArray());
        AssertAlike(Numbers, both);
    }

    [Fact]
    public void What_differs_does_not_join()
    {
        var size = Numbers.Size;
        var several = new MemoryDataset(
            "several", Numbers.Classes, size, [new LabelledPicture(new byte[size.Volume], new Target.Multiple([0]), "file")]);

        Assert.Equal(
            "other: its classes (odd, even) are not those of numbers (even, odd); join data of the same classes, size and kind of targets",
            Numbers.Concat(new MemoryDataset("other", ["odd", "even"], size, [])).Failure());
        Assert.Equal(
            "numbers: its pictures (1×1×1) are not those of numbers (3×2×2); join data of the same classes, size and kind of targets",
            Numbers.Concat(Numbers.Map((_, _) => { }, new PictureSize(1, 1, 1))).Failure());
        Assert.Equal(
            "several: its targets (any number of classes a picture) are not those of numbers (one class a picture); "
                + "join data of the same classes, size and kind of targets",
            Numbers.Concat(several).Failure());
    }

    [Fact]
    public void A_cached_picture_is_read_once()
    {
        var reads = ImmutableList<int>.Empty;
        var cached = Counted().Cache();

        Assert.Equal([1, 3], Values(cached, 1, 3));
        Assert.Equal([3, 2, 1, 2], Values(cached, 3, 2, 1, 2));
        Assert.Equal([2, 3], Values(cached, 2, 3));
        Assert.Equal([1, 3, 2, 2], reads);
        AssertAlike(Numbers, cached);

        IDataset Counted() => Numbers.Map((before, after) =>
        {
            reads = reads.Add(before[0]);
            before.CopyTo(after);
        });
    }

    [Fact]
    public void What_finds_no_room_in_the_cache_is_read_again()
    {
        var reads = ImmutableList<int>.Empty;
        var cached = Numbers.Map((before, after) =>
        {
            reads = reads.Add(before[0]);
            before.CopyTo(after);
        }).Cache(bytes: 2 * Numbers.Size.Volume + 1);

        Assert.Equal([0, 1, 2, 3, 4, 5], Values(cached));
        Assert.Equal([0, 1, 2, 3, 4, 5], Values(cached));
        Assert.Equal([0, 1, 2, 3, 4, 5, 2, 3, 4, 5], reads);
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Cache(bytes: -1));
    }

    [Fact]
    public async Task Batches_come_in_order()
    {
        var sizes = new List<long>();
        await foreach (var batch in Numbers.Where(target => target == 0).Batch(2))
        {
            using (batch)
                sizes.Add(batch.Images.shape[0]);
        }

        Assert.Equal([2, 1], sizes);
    }

    private static void AssertAlike(IDataset expected, IDataset actual) =>
        Assert.Equal((expected.Size, string.Join(' ', expected.Classes)), (actual.Size, string.Join(' ', actual.Classes)));

    /// <summary>What the bytes of pictures say, which are all the same within one.</summary>
    private static int[] Values(IDataset data, params int[] indices)
    {
        using var batch = data.Read(indices.Length > 0 ? indices : [.. Enumerable.Range(0, data.Targets.Count)]);
        return [.. batch.Images.bytes.ToArray().Chunk(data.Size.Volume).Select(picture => (int)Assert.Single(picture.Distinct()))];
    }
}
