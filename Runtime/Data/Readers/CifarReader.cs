using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// CIFAR-10 and CIFAR-100 (Krizhevsky, 2009) in their binary form: records of label bytes and 3×32×32 bytes, in files to learn from and one
/// to test on. Validation is a share of each class of the former.
/// </summary>
/// <param name="form">Which of them.</param>
internal sealed class CifarReader(CifarForm form) : IDataReader
{
    private static readonly PictureSize Size = new(3, 32, 32);

    /// <inheritdoc/>
    public string Expects =>
        $"{string.Join(" to ", form.TrainFiles.Take(1).Concat(form.TrainFiles.Skip(1).TakeLast(1)))} and {form.TestFile} ({form.Name}, binary version)";

    private int RecordLength => form.LabelBytes + Size.Volume;

    /// <inheritdoc/>
    public bool Recognises(string path) => form.TrainFiles.Any(file => File.Exists(Path.Combine(path, file)));

    /// <inheritdoc/>
    public Result<DataSplit> Read(string path, InputShape input, DataOptions options)
    {
        if (options.CoarseLabels && form.Coarse is { } coarse)
            return new CifarReader(coarse).Read(path, input, options);
        if (FixedSize.Mismatch(form.Name, Size, input, path) is { } mismatch)
            return mismatch;
        return ReadNames(Path.Combine(path, form.NamesFile)).Bind(classes =>
            ReadFiles(path, form.TrainFiles).Bind(train =>
            ReadFiles(path, [form.TestFile]).Map(test => FixedSize.Split(
                new MemoryDataset(form.Name, classes, Size, train), new MemoryDataset($"{form.Name} test", classes, Size, test), options))));
    }

    private Result<ImmutableArray<string>> ReadNames(string path)
    {
        if (!File.Exists(path))
            return form.Classes;
        var names = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToImmutableArray();
        return names.Length == form.Classes.Length
            ? names
            : new Failure(
                $"it names {names.Length} classes, and {form.Name} has {form.Classes.Length}", path, "unpack the archive again, or remove the file");
    }

    private Result<ImmutableArray<LabelledPicture>> ReadFiles(string folder, ImmutableArray<string> files)
    {
        var pictures = ImmutableArray.CreateBuilder<LabelledPicture>();
        foreach (var path in files.Select(file => Path.Combine(folder, file)))
        {
            if (!File.Exists(path))
                return new Failure($"the file is missing from {form.Name}", path, "unpack the archive again");
            var bytes = File.ReadAllBytes(path);
            if (Problem(bytes) is { } problem)
                return new Failure(problem, path, "unpack the archive again; the 'binary version' is what is read here");
            pictures.AddRange(Enumerable.Range(0, bytes.Length / RecordLength).Select(record => Picture(bytes, path, record)));
        }

        return pictures.ToImmutable();
    }

    private string? Problem(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes.Length % RecordLength != 0)
            return $"the file has {bytes.Length} bytes, which are no whole number of records of {RecordLength}";
        for (var start = 0; start < bytes.Length; start += RecordLength)
        {
            if (bytes[start + form.LabelByte] >= form.Classes.Length)
            {
                return $"record {start / RecordLength} has the label {bytes[start + form.LabelByte]}, "
                    + $"and {form.Name} has labels 0 to {form.Classes.Length - 1}";
            }
        }

        return null;
    }

    private LabelledPicture Picture(byte[] bytes, string path, int record) =>
        new(bytes.AsMemory(record * RecordLength + form.LabelBytes, Size.Volume), bytes[record * RecordLength + form.LabelByte], path, record);
}
