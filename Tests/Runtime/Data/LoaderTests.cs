using System.Collections.Immutable;
using DeclarativeNet.Data;
using TorchSharp;

namespace DeclarativeNet.Tests.Data;

/// <summary>Batches of a dataset in order, ahead of their use, and released.</summary>
public sealed class LoaderTests
{
    [Fact]
    public async Task Without_a_seed_pictures_come_in_order_and_the_last_batch_is_what_is_left() =>
        Assert.Equal(["0 1 2", "3 4 5", "6"], await Read(MemoryDatasetTests.Numbered(7), batchSize: 3, seed: null));

    [Fact]
    public async Task A_seed_gives_an_order_of_its_own_in_which_each_picture_comes_once()
    {
        var first = await Read(MemoryDatasetTests.Numbered(100), batchSize: 7, seed: 5);
        var again = await Read(MemoryDatasetTests.Numbered(100), batchSize: 7, seed: 5);
        var other = await Read(MemoryDatasetTests.Numbered(100), batchSize: 7, seed: 6);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(Enumerable.Range(0, 100), first.SelectMany(batch => batch.Split(' ')).Select(int.Parse).Order());
    }

    [Fact]
    public async Task An_empty_dataset_has_no_batches() => Assert.Empty(await Read(MemoryDatasetTests.Numbered(0), batchSize: 3, seed: 1));

    [Fact]
    public void A_batch_has_a_picture_at_least() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader.Batches(MemoryDatasetTests.Numbered(3), 0, null));

    [Fact]
    public async Task Reading_goes_ahead_of_use_but_not_without_bound()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(200));
        await using var batches = Loader.Batches(data, 1, null).GetAsyncEnumerator();
        Assert.True(await batches.MoveNextAsync());
        using var first = batches.Current;

        await data.UntilRead(4);
        await Task.Delay(100);

        Assert.InRange(data.Reads, 4, 8);
    }

    [Fact]
    public async Task Who_leaves_early_leaves_nothing_behind()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(200));
        await foreach (var batch in Loader.Batches(data, 1, null))
        {
            batch.Dispose();
            await data.UntilRead(4);
            break;
        }

        Assert.All(data.Handed, batch => Assert.True(batch.Images.IsInvalid && batch.Labels.IsInvalid));
    }

    [Fact]
    public async Task Cancelling_ends_the_batches_and_releases_them()
    {
        using var cancelling = new CancellationTokenSource();
        var data = new Watched(MemoryDatasetTests.Numbered(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in Loader.Batches(data, 1, null, cancelling.Token))
            {
                batch.Dispose();
                await data.UntilRead(4);
                await cancelling.CancelAsync();
            }
        });

        Assert.InRange(data.Reads, 4, 20);
        Assert.All(data.Handed.Skip(6), batch => Assert.True(batch.Images.IsInvalid));
    }

    [Fact]
    public async Task What_goes_wrong_in_reading_is_thrown_where_batches_are_received()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(10)) { FailsAt = 5 };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Read(data, batchSize: 1, seed: null));

        Assert.Equal("read 5", thrown.Message);
    }

    [Fact]
    public void Bytes_become_floats_from_0_to_1()
    {
        using var bytes = torch.tensor(new byte[] { 0, 51, 255 });
        using var floats = Loader.ToFloat(bytes, torch.CPU);

        Assert.Equal([0f, 0.2f, 1f], floats.data<float>().ToArray());
        Assert.Equal([0, 51, 255], bytes.data<byte>().ToArray());
    }

    private static async Task<List<string>> Read(IDataset data, int batchSize, int? seed)
    {
        var read = new List<string>();
        await foreach (var batch in Loader.Batches(data, batchSize, seed))
        {
            using (batch)
                read.Add(string.Join(' ', batch.Images.data<byte>().ToArray().Chunk(data.Size.Volume).Select(picture => picture[0])));
        }

        return read;
    }

    /// <summary>A dataset that keeps account of what is read from it.</summary>
    private sealed class Watched(IDataset data) : IDataset
    {
        private readonly Lock _lock = new();
        private ImmutableList<Batch> _handed = [];

        public int? FailsAt { get; init; }

        public ImmutableList<Batch> Handed => _handed;

        public int Reads => _handed.Count;

        public string Name => data.Name;

        public ImmutableArray<string> Classes => data.Classes;

        public PictureSize Size => data.Size;

        public Targets Targets => data.Targets;

        public string Origin(int index) => data.Origin(index);

        public Batch Read(ReadOnlySpan<int> indices)
        {
            if (Reads == FailsAt)
                throw new InvalidOperationException($"read {Reads}");
            var batch = data.Read(indices);
            lock (_lock)
                _handed = _handed.Add(batch);
            return batch;
        }

        public async Task UntilRead(int count)
        {
            while (Reads < count)
                await Task.Delay(1);
        }
    }
}
