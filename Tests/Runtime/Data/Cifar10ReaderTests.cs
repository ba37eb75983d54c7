using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>CIFAR-10's binary files, small ones made here.</summary>
public sealed class Cifar10ReaderTests : IDisposable
{
    private const int RecordLength = 1 + 3 * 32 * 32;
    private const int RecordsPerFile = 40;
    private static readonly InputShape Input = new(3, 32, 32);
    private readonly TestFolder _folder = new();

    public Cifar10ReaderTests()
    {
        for (var number = 1; number <= 5; number++)
            _folder.Write($"data_batch_{number}.bin", Records(number));
        _folder.Write("test_batch.bin", Records(9));
        _folder.Write("batches.meta.txt", "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n\n"u8.ToArray());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tenth_of_each_class_is_held_out_for_validation()
    {
        var split = Open().Value();

        Assert.Equal((180, 20, 40), (split.Train.Targets.Count, split.Validation.Targets.Count, split.Test!.Targets.Count));
        Assert.All(split.Validation.Labels().CountBy(label => label), of => Assert.Equal(2, of.Value));
        Assert.Equal(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], split.Train.Classes.ToArray());
        Assert.Equal(("CIFAR-10 train", "CIFAR-10 validation", "CIFAR-10 test"), (split.Train.Name, split.Validation.Name, split.Test.Name));
    }

    [Fact]
    public void Channels_rows_and_columns_are_where_the_file_has_them()
    {
        var test = Open().Value().Test!;
        using var batch = test.Read([17]);
        var record = Records(9).AsSpan(17 * RecordLength, RecordLength);

        Assert.Equal(record[1..].ToArray(), batch.Images.data<byte>().ToArray());
        Assert.Equal(record[0], batch.Labels.data<long>().ToArray()[0]);
        Assert.Equal(record[1 + 2 * 1024 + 5 * 32 + 6], batch.Images[0, 2, 5, 6].item<byte>());
        Assert.Equal($"{Path.Combine(_folder.Path, "test_batch.bin")}, record 17", test.Origin(17));
    }

    [Fact]
    public void Without_a_file_of_names_classes_have_their_usual_ones()
    {
        File.Delete(Path.Combine(_folder.Path, "batches.meta.txt"));

        Assert.Equal("airplane", Open().Value().Train.Classes[0]);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        var path = _folder.Write("data_batch_3.bin", Records(3)[..^1]);

        Assert.Equal(
            $"{path}: the file has 122919 bytes, which are no whole number of records of 3073; unpack the archive again; the 'binary version' is what is read here",
            Open().Failure());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(_folder.Path, "data_batch_4.bin");
        File.Delete(path);

        Assert.Equal($"{path}: the file is missing from CIFAR-10; unpack the archive again", Open().Failure());
    }

    [Fact]
    public void A_label_above_9_is_refused()
    {
        var records = Records(2);
        records[3 * RecordLength] = 10;
        _folder.Write("data_batch_2.bin", records);

        Assert.Contains("record 3 has the label 10, and CIFAR-10 has labels 0 to 9", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_other_than_ten_names_is_refused()
    {
        _folder.Write("batches.meta.txt", "one\ntwo\n"u8.ToArray());

        Assert.Contains("it names 2 classes, and CIFAR-10 has 10", Open().Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_other_pictures_is_told_what_to_declare() => Assert.Equal(
        $"{_folder.Path}: CIFAR-10 has pictures of 3×32×32, and the model takes 1×28×any; declare the model's input as [Input(3, 32, 32)], or give other data",
        DataSources.Open(_folder.Path, new InputShape(1, 28, null), new DataOptions()).Failure());

    [Fact]
    public void Its_type_says_what_its_pictures_are()
    {
        var split = Cifar10.Open(_folder.Path).Value();

        var said = Assert.Single(typeof(Cifar10).GetCustomAttributes(typeof(DataShapeAttribute), false).Cast<DataShapeAttribute>());
        Assert.Equal(new PictureSize(said.Channels, said.Height, said.Width), split.Train.Size);
        Assert.Equal(said.Classes, split.Train.Classes.Length);
    }

    private Result<DataSplit> Open() => DataSources.Open(_folder.Path, Input, new DataOptions());

    /// <summary>Records of each label in turn, every byte its own.</summary>
    private static byte[] Records(int file)
    {
        var bytes = new byte[RecordsPerFile * RecordLength];
        new Random(file).NextBytes(bytes);
        for (var record = 0; record < RecordsPerFile; record++)
            bytes[record * RecordLength] = (byte)(record % 10);
        return bytes;
    }
}
