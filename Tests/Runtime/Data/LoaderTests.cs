using System.Collections.Immutable;
using DeclarativeNet.Data;
using TorchSharp;

namespace DeclarativeNet.Tests.Data;

/// <summary>Batches of a dataset in order, ahead of their use, and released.</summary>
public sealed class LoaderTests
{
    [Fact]
    public async Task Without_a_seed_pictures_come_in_order_and_the_last_batch_is_what_is_left() =>
        Assert.Equal(["0 1 2", "3 4 5", "6"], await Read(Loader.Batches(MemoryDatasetTests.Numbered(7), batchSize: 3, shuffleSeed: null)));

    [Fact]
    public async Task A_seed_gives_an_order_of_its_own_in_which_each_picture_comes_once()
    {
        var first = await Read(Loader.Batches(MemoryDatasetTests.Numbered(100), batchSize: 7, shuffleSeed: 5));
        var again = await Read(Loader.Batches(MemoryDatasetTests.Numbered(100), batchSize: 7, shuffleSeed: 5));
        var other = await Read(Loader.Batches(MemoryDatasetTests.Numbered(100), batchSize: 7, shuffleSeed: 6));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(Enumerable.Range(0, 100), first.SelectMany(batch => batch.Split(' ')).Select(int.Parse).Order());
    }

    [Fact]
    public async Task An_order_may_repeat_pictures_and_leave_some_out() =>
        Assert.Equal(["4 4 1", "0"], await Read(Loader.Batches(MemoryDatasetTests.Numbered(7), batchSize: 3, order: [4, 4, 1, 0])));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Batches_come_in_order_whichever_is_read_first(int workers)
    {
        var data = new Watched(MemoryDatasetTests.Numbered(60)) { Delay = first => first % 3 * 3 };

        Assert.Equal(
            Enumerable.Range(0, 60).Select(number => $"{number}"),
            await Read(Loader.Batches(data, 1, Loader.Order(60, null), workers: workers)));
        Assert.InRange(data.MostAtOnce, 1, workers);
    }

    [Fact]
    public async Task Batches_are_read_at_the_same_time()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(8)) { WaitsFor = 3 };

        Assert.Equal(8, (await Read(Loader.Batches(data, 1, Loader.Order(8, null), workers: 3))).Count);
        Assert.Equal(3, data.MostAtOnce);
    }

    [Fact]
    public async Task What_is_left_out_at_the_beginning_is_not_read()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(10));

        Assert.Equal(["6 7 8", "9"], await Read(Loader.Batches(data, 3, Loader.Order(10, null), skip: 2)));
        Assert.Equal([6, 9], data.First.Order());
        Assert.Empty(await Read(Loader.Batches(data, 3, Loader.Order(10, null), skip: 5)));
    }

    [Fact]
    public async Task An_empty_dataset_has_no_batches() =>
        Assert.Empty(await Read(Loader.Batches(MemoryDatasetTests.Numbered(0), batchSize: 3, shuffleSeed: 1)));

    [Fact]
    public void A_batch_has_a_picture_at_least_and_a_worker_reads_it()
    {
        var data = MemoryDatasetTests.Numbered(3);

        Assert.Throws<ArgumentOutOfRangeException>(() => Loader.Batches(data, 0, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader.Batches(data, 1, Loader.Order(3, null), workers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader.Batches(data, 1, Loader.Order(3, null), skip: -1));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(6, 6)]
    public async Task Reading_goes_ahead_of_use_but_not_without_bound(int workers, int ahead)
    {
        var data = new Watched(MemoryDatasetTests.Numbered(200));
        await using var batches = Loader.Batches(data, 1, Loader.Order(200, null), workers: workers).GetAsyncEnumerator();
        Assert.True(await batches.MoveNextAsync());
        using var first = batches.Current;

        await data.UntilRead(1 + ahead);
        await Task.Delay(100);

        Assert.Equal(1 + ahead, data.Handed.Count);
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

        Assert.InRange(data.Handed.Count, 4, 1 + Math.Max(4, Environment.ProcessorCount));
        Assert.All(data.Handed, batch => Assert.True(batch.Images.IsInvalid && batch.Labels.IsInvalid));
    }

    [Fact]
    public async Task What_goes_wrong_in_reading_is_thrown_where_its_batch_would_be_received()
    {
        var data = new Watched(MemoryDatasetTests.Numbered(10)) { FailsAt = 5 };
        var received = new List<string>();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Read(Loader.Batches(data, 1, null), received));

        Assert.Equal("picture 5", thrown.Message);
        Assert.Equal(["0", "1", "2", "3", "4"], received);
        Assert.All(data.Handed, batch => Assert.True(batch.Images.IsInvalid && batch.Labels.IsInvalid));
    }

    [Fact]
    public void Bytes_become_floats_from_0_to_1()
    {
        using var bytes = torch.tensor(new byte[] { 0, 51, 255 });
        using var floats = Loader.ToFloat(bytes, torch.CPU);

        Assert.Equal([0f, 0.2f, 1f], floats.data<float>().ToArray());
        Assert.Equal([0, 51, 255], bytes.data<byte>().ToArray());
    }

    private static async Task<List<string>> Read(IAsyncEnumerable<Batch> batches)
    {
        var read = new List<string>();
        await Read(batches, read);
        return read;
    }

    /// <summary>Takes batches down, each as the numbers of its pictures.</summary>
    private static async Task Read(IAsyncEnumerable<Batch> batches, List<string> read)
    {
        await foreach (var batch in batches)
        {
            using (batch)
            {
                var volume = (int)batch.Images[0].numel();
                read.Add(string.Join(' ', batch.Images.data<byte>().ToArray().Chunk(volume).Select(picture => picture[0])));
            }
        }
    }

    /// <summary>A dataset that keeps account of what is read from it.</summary>
    private sealed class Watched(IDataset data) : IDataset
    {
        private ImmutableList<Batch> _handed = [];
        private ImmutableList<int> _first = [];
        private int _now;
        private int _most;

        /// <summary>The picture at whose reading it fails.</summary>
        public int? FailsAt { get; init; }

        /// <summary>How long a batch that begins with a picture takes, in milliseconds.</summary>
        public Func<int, int> Delay { get; init; } = _ => 0;

        /// <summary>How many reads have to go on at once before any comes to an end; once they did, none waits any more.</summary>
        public int WaitsFor { get; init; }

        public ImmutableList<Batch> Handed => _handed;

        /// <summary>The first pictures of the batches asked for.</summary>
        public ImmutableList<int> First => _first;

        public int MostAtOnce => _most;

        public string Name => data.Name;

        public ImmutableArray<string> Classes => data.Classes;

        public PictureSize Size => data.Size;

        public Targets Targets => data.Targets;

        public string Origin(int index) => data.Origin(index);

        public Batch Read(ReadOnlySpan<int> indices)
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most)
                Interlocked.CompareExchange(ref _most, now, most);
            var first = indices[0];
            ImmutableInterlocked.Update(ref _first, (all, one) => all.Add(one), first);
            Assert.True(SpinWait.SpinUntil(() => _most >= WaitsFor, TimeSpan.FromMinutes(1)));
            Thread.Sleep(Delay(first));
            if (first == FailsAt)
                throw new InvalidOperationException($"picture {first}");
            var batch = data.Read(indices);
            ImmutableInterlocked.Update(ref _handed, (all, one) => all.Add(one), batch);
            Interlocked.Decrement(ref _now);
            return batch;
        }

        public async Task UntilRead(int count)
        {
            while (_handed.Count < count)
                await Task.Delay(1);
        }
    }
}
