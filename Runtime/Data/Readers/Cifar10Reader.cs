using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// CIFAR-10 (Krizhevsky, 2009) in its binary form: records of a label byte and 3×32×32 bytes, in five files to learn from and one to
/// test on. Validation is a share of each class of the former.
/// </summary>
internal sealed class Cifar10Reader : IDataReader
{
    private const string Name = "CIFAR-10";
    private const string NamesFile = "batches.meta.txt";
    private const string TestFile = "test_batch.bin";
    private static readonly PictureSize Size = new(3, 32, 32);
    private static readonly int RecordLength = 1 + Size.Volume;
    private static readonly ImmutableArray<string> TrainFiles = [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin")];

    private static readonly ImmutableArray<string> StandardNames =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <inheritdoc/>
    public string Expects => $"data_batch_1.bin to data_batch_5.bin and {TestFile} (CIFAR-10, binary version)";

    /// <inheritdoc/>
    public bool Recognises(string folder) => Directory.EnumerateFiles(folder, "data_batch_*.bin").Any();

    /// <inheritdoc/>
    public Result<DataSplit> Read(string folder, InputShape input, DataOptions options)
    {
        if (FixedSize.Mismatch(Name, Size, input, folder) is { } mismatch)
            return mismatch;
        return ReadNames(Path.Combine(folder, NamesFile)).Bind(classes =>
            ReadFiles(folder, TrainFiles).Bind(train =>
            ReadFiles(folder, [TestFile]).Map(test => FixedSize.Split(
                new MemoryDataset(Name, classes, Size, train), new MemoryDataset($"{Name} test", classes, Size, test), options))));
    }

    private static Result<ImmutableArray<string>> ReadNames(string path)
    {
        if (!File.Exists(path))
            return StandardNames;
        var names = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToImmutableArray();
        return names.Length == StandardNames.Length
            ? names
            : new Failure($"it names {names.Length} classes, and {Name} has 10", path, "unpack the archive again, or remove the file");
    }

    private static Result<ImmutableArray<LabelledPicture>> ReadFiles(string folder, ImmutableArray<string> files)
    {
        var pictures = ImmutableArray.CreateBuilder<LabelledPicture>();
        foreach (var path in files.Select(file => Path.Combine(folder, file)))
        {
            if (!File.Exists(path))
                return new Failure($"the file is missing from {Name}", path, "unpack the archive again");
            var bytes = File.ReadAllBytes(path);
            if (Problem(bytes) is { } problem)
                return new Failure(problem, path, "unpack the archive again; the 'binary version' is what is read here");
            pictures.AddRange(Enumerable.Range(0, bytes.Length / RecordLength).Select(record => Picture(bytes, path, record)));
        }

        return pictures.ToImmutable();
    }

    private static string? Problem(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes.Length % RecordLength != 0)
            return $"the file has {bytes.Length} bytes, which are no whole number of records of {RecordLength}";
        for (var start = 0; start < bytes.Length; start += RecordLength)
        {
            if (bytes[start] >= StandardNames.Length)
                return $"record {start / RecordLength} has the label {bytes[start]}, and {Name} has labels 0 to 9";
        }

        return null;
    }

    private static LabelledPicture Picture(byte[] bytes, string path, int record) =>
        new(bytes.AsMemory(record * RecordLength + 1, Size.Volume), bytes[record * RecordLength], path, record);
}
