using System.Buffers.Binary;
using System.IO.Compression;
using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>MNIST's idx files: small ones made here, and Fashion-MNIST's own.</summary>
public sealed class MnistReaderTests : IDisposable
{
    private static readonly InputShape Input = new(1, 4, 6);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, "-images-idx3-ubyte", "-labels-idx1-ubyte")]
    [InlineData(true, "-images-idx3-ubyte.gz", "-labels-idx1-ubyte.gz")]
    [InlineData(false, "-images.idx3-ubyte", "-labels.idx1-ubyte")]
    public void Files_are_read_as_they_are_or_from_gzip(bool zipped, string images, string labels)
    {
        WriteAll(zipped, images, labels);

        var split = Open().Value();

        Assert.Equal((90, 10, 20), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.Equal(new PictureSize(1, 4, 6), split.Train.Size);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], split.Train.Classes.ToArray());
        using var batch = split.Test.Read([3]);
        Assert.Equal(Pixels(20).AsSpan(3 * 24, 24).ToArray(), batch.Images.data<byte>().ToArray());
        Assert.Equal([3L], batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        WriteAll();
        var images = Idx(Pixels(100), 100, 4, 6);
        images[2] = 0x0D;
        var path = _folder.Write("train-images-idx3-ubyte", images);

        Assert.Equal(
            $"{path}: the file begins with 00000D03, and an idx file of bytes with 3 axes with 00000803; download the file again", Open().Failure());
    }

    [Theory]
    [InlineData(-1, "the header claims 100×4×6 bytes, and 2399 follow it")]
    [InlineData(1, "the header claims 100×4×6 bytes, and more follow it")]
    public void A_file_of_another_length_is_refused(int change, string message)
    {
        WriteAll();
        byte[] images = Idx(Pixels(100), 100, 4, 6);
        Array.Resize(ref images, images.Length + change);
        var path = _folder.Write("train-images-idx3-ubyte", images);

        Assert.Equal($"{path}: {message}; download the file again", Open().Failure());
    }

    [Fact]
    public void A_header_that_claims_more_than_memory_holds_is_refused()
    {
        WriteAll();
        var path = _folder.Write("train-images-idx3-ubyte", Idx([], -1, -1, -1));

        Assert.Equal($"{path}: the header claims 4294967295×4294967295×4294967295 bytes; download the file again", Open().Failure());
    }

    [Fact]
    public void A_file_that_ends_in_its_header_is_refused()
    {
        WriteAll();
        _folder.Write("train-images-idx3-ubyte", [0, 0, 8]);

        Assert.Contains("the file ends within its header", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_off_is_refused()
    {
        WriteAll(zipped: true, "-images-idx3-ubyte.gz", "-labels-idx1-ubyte.gz");
        var path = _folder.Write("train-images-idx3-ubyte.gz", Zipped(Idx(Pixels(100), 100, 4, 6))[..^40]);

        Assert.StartsWith($"{path}: the ", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_have_to_be_as_many_as_pictures()
    {
        WriteAll();
        var path = _folder.Write("train-labels-idx1-ubyte", Idx(Labels(99), 99));

        Assert.Equal($"{path}: there are 99 labels for 100 pictures; download all four files of the dataset", Open().Failure());
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        WriteAll();
        File.Delete(Path.Combine(_folder.Path, "t10k-images-idx3-ubyte"));

        Assert.Contains("there is no t10k-images-idx3-ubyte", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_EMNIST_are_known()
    {
        WriteParts("emnist-letters-train", "emnist-letters-test");

        var split = Open().Value();

        Assert.Equal((90, 10, 20), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.Equal("EMNIST test", split.Test.Name);
    }

    [Fact]
    public void Two_datasets_in_a_folder_are_refused()
    {
        WriteParts("emnist-letters-train", "emnist-letters-test");
        WriteParts("emnist-digits-train", "emnist-digits-test");

        Assert.Equal(
            $"{_folder.Path}: it holds several datasets: files that begin with 'emnist-digits-train' and with 'emnist-letters-train'; "
            + "put each in a folder of its own",
            Open().Failure());
    }

    [SkippableFact]
    public void Fashion_MNIST_has_its_pictures_and_names()
    {
        var split = DataSources.Open(SharedData.Path("fashion-mnist"), new InputShape(1, 28, 28), new DataOptions()).Value();

        Assert.Equal((54_000, 6_000, 10_000), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.All(split.Validation.Labels().CountBy(label => label), of => Assert.Equal(600, of.Value));
        Assert.Equal("Fashion-MNIST test", split.Test.Name);
        Assert.Equal("Ankle boot", split.Test.Classes[split.Test.Labels()[0]]);
    }

    private Result<DataSplit> Open() => DataSources.Open(_folder.Path, Input, new DataOptions());

    private void WriteParts(string train, string test)
    {
        foreach (var (part, count) in new[] { (train, 100), (test, 20) })
        {
            _folder.Write($"{part}-images-idx3-ubyte", Idx(Pixels(count), count, 4, 6));
            _folder.Write($"{part}-labels-idx1-ubyte", Idx(Labels(count), count));
        }
    }

    private void WriteAll(bool zipped = false, string images = "-images-idx3-ubyte", string labels = "-labels-idx1-ubyte")
    {
        foreach (var (part, count) in new[] { ("train", 100), ("t10k", 20) })
        {
            Write(part + images, Idx(Pixels(count), count, 4, 6));
            Write(part + labels, Idx(Labels(count), count));
        }

        void Write(string name, byte[] contents) => _folder.Write(name, zipped ? Zipped(contents) : contents);
    }

    [Fact]
    public void What_is_opened_as_MNIST_has_its_pictures()
    {
        WriteAll();

        Assert.Equal(
            $"{_folder.Path}: MNIST has pictures of 1×4×6, and the model takes 1×28×28; declare the model's input as [Input(1, 4, 6)], or give other data",
            Mnist.Open(_folder.Path).Failure());
    }

    private static byte[] Pixels(int count)
    {
        var pixels = new byte[count * 24];
        new Random(count).NextBytes(pixels);
        return pixels;
    }

    private static byte[] Labels(int count) => [.. Enumerable.Range(0, count).Select(record => (byte)(record % 10))];

    private static byte[] Idx(byte[] values, params ReadOnlySpan<int> axes)
    {
        var header = new byte[4 + 4 * axes.Length];
        (header[2], header[3]) = (0x08, (byte)axes.Length);
        for (var axis = 0; axis < axes.Length; axis++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), axes[axis]);
        return [.. header, .. values];
    }

    private static byte[] Zipped(byte[] contents)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(contents);
        return zipped.ToArray();
    }
}
