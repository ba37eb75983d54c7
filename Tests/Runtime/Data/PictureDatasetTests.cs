using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using static TorchSharp.torch;

namespace DeclarativeNet.Tests.Data;

/// <summary>Pictures that are decoded as they are asked for: with all the memory, with some, with none.</summary>
public sealed class PictureDatasetTests : IDisposable
{
    private const int Volume = 3 * 8 * 8;
    private static readonly InputShape Input = new(3, 8, 8);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5 * Volume)]
    [InlineData(1000 * Volume)]
    public void Pictures_are_the_same_whatever_memory_there_is(long cacheBytes)
    {
        for (var number = 0; number < 10; number++)
        {
            WriteNoise($"a/{number}.png", number);
            WriteNoise($"b/{number}.png", number + 10);
        }

        var whole = Pixels(Open(long.MaxValue).Train);
        var train = Open(cacheBytes).Train;

        Assert.Equal(whole, Pixels(train));
        Assert.Equal(whole, Pixels(train));
    }

    [Fact]
    public void What_fits_memory_is_read_from_the_files_once()
    {
        WriteClasses(5);
        var train = Open(long.MaxValue).Train;
        var before = Pixels(train);
        Directory.Delete(Path.Combine(_folder.Path, "a"), recursive: true);

        Assert.Equal(before, Pixels(train));
    }

    [Fact]
    public void What_was_kept_stays_when_memory_is_full()
    {
        WriteClasses(5);
        var data = DataSources.Open(_folder.Path, Input, new DataOptions(CacheBytes: 3 * Volume, BadPictures: BadPictures.Fail)).Value();
        IDataset[] parts = [data.Train, data.Validation];
        foreach (var part in parts)
            Pixels(part);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
            File.Delete(file);

        Assert.Equal(3, parts.Sum(part => Enumerable.Range(0, part.Targets.Count).Count(index => IsReadable(part, index))));
    }

    [Fact]
    public void A_class_without_a_good_picture_is_found_at_the_opening_though_memory_is_short()
    {
        WriteClasses(3);
        foreach (var number in new[] { 1, 2, 3 })
            _folder.Write($"b/{number}.png", Cut());

        Assert.StartsWith(
            $"{_folder.Path}: none of the pictures of 'b' can be decoded: the picture cannot be decoded: ",
            DataSources.Open(_folder.Path, Input, new DataOptions(CacheBytes: 0)).Failure(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_header_is_found_at_the_opening_though_memory_is_short()
    {
        WriteClasses(5);
        var path = _folder.Write("a/6.png", "no picture"u8.ToArray());

        var data = Open(0);

        Assert.Equal(path, Assert.Single(data.Warnings).Where);
        Assert.Equal(10, data.Train.Targets.Count + data.Validation.Targets.Count);
    }

    [Fact]
    public void For_a_picture_found_bad_while_reading_another_of_its_class_stands_in_and_it_is_named_once()
    {
        WriteClasses(10);
        var bad = _folder.Write("a/5.png", Cut());
        var data = Open(0);
        var part = new[] { data.Train, data.Validation }.Single(one => Origins(one).Contains(bad));

        Assert.Empty(data.Warnings);
        var first = Pixels(part);
        var again = Pixels(part);

        Assert.Equal(first, again);
        Assert.Equal(100, first[Origins(part).IndexOf(bad)][0]);
        var warning = Assert.Single(data.Warnings);
        Assert.Equal(bad, warning.Where);
        Assert.EndsWith(
            " (another picture of the same stands in for it in training, and measures leave it out)",
            warning.What,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_measured_goes_without_a_picture_found_bad_while_reading()
    {
        WriteClasses(10);
        _folder.Write("a/5.png", Cut());
        var whole = Open(0);
        var all = whole.Train.Concat(whole.Validation).Value();
        var model = TinyNetwork.Definition with { Input = Input };
        using var network = new Bright();

        var evaluation = Evaluator.Evaluate(model, model.Recipe, network, all, 7, CancellationToken.None).Value();

        Assert.Equal((20, 19), (all.Targets.Count, evaluation.Decisions.Pictures));
        Assert.Equal(1, evaluation.Accuracy);
        Assert.Equal(19, evaluation.Samples.Select(sample => sample.Origin).Distinct().Count());
        Assert.All(evaluation.Samples, sample => Assert.Equal(
            sample.Origin.Contains("/b/", StringComparison.Ordinal) ? 1 : 0, Assert.Single(sample.Truth)));
        Assert.Single(whole.Warnings);
    }

    [Fact]
    public void Warnings_stay_with_the_pictures_however_they_are_divided()
    {
        WriteClasses(10);
        _folder.Write("a/11.png", "no picture"u8.ToArray());
        var train = Open(0).Train;

        Assert.Single(train.Warnings);
        Assert.Single(train.Split(0.2).Warnings);
        Assert.All(train.KFolds(3), fold => Assert.Single(fold.Warnings));
        Assert.Single(train.Take(3).Map((before, after) => before.CopyTo(after)).Cache().Warnings);
        Assert.Single(train.Concat(train).Value().Warnings);
        Assert.Single(new DataSplit(train, train, train).Warnings);
    }

    [Fact]
    public void A_picture_found_bad_while_reading_ends_the_reading_where_that_is_asked_for()
    {
        WriteClasses(10);
        var bad = _folder.Write("a/5.png", Cut());
        var data = DataSources.Open(_folder.Path, Input, new DataOptions(CacheBytes: 0, BadPictures: BadPictures.Fail)).Value();
        var part = new[] { data.Train, data.Validation }.Single(one => Origins(one).Contains(bad));

        Assert.Equal(bad, Assert.Throws<TrainingException>(() => Pixels(part)).Failure.Where);
    }

    [Fact]
    public void Memory_below_nothing_is_refused() => Assert.Equal(
        "cache: -1 bytes are below 0; give a number of bytes, or 0 to keep none",
        DataSources.Open(_folder.Path, Input, new DataOptions(CacheBytes: -1)).Failure());

    private DataSplit Open(long cacheBytes) => DataSources.Open(_folder.Path, Input, new DataOptions(CacheBytes: cacheBytes)).Value();

    private void WriteClasses(int count)
    {
        var size = new PictureSize(3, 10, 14);
        foreach (var (name, shade) in new[] { ("a", (byte)100), ("b", (byte)200) })
        {
            for (var number = 1; number <= count; number++)
                _folder.Write($"{name}/{number}.png", Png.Encode(Enumerable.Repeat(shade, size.Volume).ToArray(), size));
        }
    }

    private void WriteNoise(string name, int seed) => _folder.Write(name, Noise(seed));

    /// <summary>A picture whose header is whole and whose pixels end early.</summary>
    private static byte[] Cut() => Noise(1)[..^400];

    private static byte[] Noise(int seed)
    {
        var size = new PictureSize(3, 20, 30);
        var pixels = new byte[size.Volume];
        new Random(seed).NextBytes(pixels);
        return Png.Encode(pixels, size);
    }

    private static bool IsReadable(IDataset data, int index)
    {
        try
        {
            data.Read([index]).Dispose();
            return true;
        }
        catch (TrainingException)
        {
            return false;
        }
    }

    private static List<byte[]> Pixels(IDataset data)
    {
        using var batch = data.Read([.. Enumerable.Range(0, data.Targets.Count)]);
        return [.. batch.Images.data<byte>().ToArray().Chunk(data.Size.Volume)];
    }

    private static List<string> Origins(IDataset data) => [.. Enumerable.Range(0, data.Targets.Count).Select(data.Origin)];

    /// <summary>Says the second class of bright pictures.</summary>
    private sealed class Bright() : Network(nameof(Bright))
    {
        public override Tensor forward(Tensor input)
        {
            using var shade = input.mean([1, 2, 3]);
            using var second = shade - 150 / 255.0;
            using var first = second.neg();
            return stack([first, second], 1);
        }
    }
}
