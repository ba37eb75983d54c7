using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>CIFAR-100's binary files, small ones made here; what it shares with CIFAR-10 is tested there.</summary>
public sealed class Cifar100ReaderTests : IDisposable
{
    private const int RecordLength = 2 + 3 * 32 * 32;
    private static readonly InputShape Input = new(3, 32, 32);
    private readonly TestFolder _folder = new();

    public Cifar100ReaderTests()
    {
        _folder.Write("train.bin", Records(1, 400));
        _folder.Write("test.bin", Records(2, 100));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fine_labels_are_read_unless_coarse_ones_are_asked_for()
    {
        var (fine, coarse) = (Open().Value(), Open(coarse: true).Value());

        Assert.Equal((100, 20), (fine.Train.Classes.Length, coarse.Train.Classes.Length));
        Assert.Equal((300, 100, 100), (fine.Train.Targets.Count, fine.Validation.Targets.Count, fine.Test!.Targets.Count));
        Assert.Equal([57, 11], new[] { fine.Test.Labels()[57], coarse.Test!.Labels()[57] });
        Assert.Equal("CIFAR-100 test", fine.Test.Name);
    }

    [Fact]
    public void Pixels_come_after_both_labels()
    {
        using var batch = Open().Value().Test!.Read([17]);

        Assert.Equal(Records(2, 100).AsSpan(17 * RecordLength + 2, RecordLength - 2).ToArray(), batch.Images.bytes.ToArray());
    }

    [Fact]
    public void Names_are_those_of_the_files()
    {
        _folder.Write("fine_label_names.txt", System.Text.Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 100).Select(n => $"fine {n}"))));
        _folder.Write("coarse_label_names.txt", System.Text.Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 20).Select(n => $"coarse {n}"))));

        Assert.Equal("fine 99", Open().Value().Train.Classes[99]);
        Assert.Equal("coarse 19", Open(coarse: true).Value().Train.Classes[19]);
        Assert.Equal("fine 99", Cifar100.Open(_folder.Path, new DataOptions(CoarseLabels: true)).Value().Train.Classes[99]);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused()
    {
        var records = Records(1, 400);
        records[3 * RecordLength] = 20;
        records[5 * RecordLength + 1] = 100;
        var path = _folder.Write("train.bin", records);

        Assert.Equal(
            $"{path}: record 5 has the label 100, and CIFAR-100 has labels 0 to 99; unpack the archive again; the 'binary version' is what is read here",
            Open().Failure());
        Assert.Contains("record 3 has the label 20, and CIFAR-100 has labels 0 to 19", Open(coarse: true).Failure(), StringComparison.Ordinal);
    }

    private Result<DataSplit> Open(bool coarse = false) =>
        DataSources.Open(_folder.Path, Input, new DataOptions(ValidationShare: 0.25, CoarseLabels: coarse));

    /// <summary>Records of each fine label in turn, five of which make a coarse one.</summary>
    private static byte[] Records(int seed, int count)
    {
        var bytes = new byte[count * RecordLength];
        new Random(seed).NextBytes(bytes);
        for (var record = 0; record < count; record++)
            (bytes[record * RecordLength], bytes[record * RecordLength + 1]) = ((byte)(record % 100 / 5), (byte)(record % 100));
        return bytes;
    }
}
