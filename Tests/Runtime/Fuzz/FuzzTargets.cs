using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using DeclarativeNet.Data;
using DeclarativeNet.Data.Codecs;
using DeclarativeNet.Tests.Training;
using DeclarativeNet.Training;
using DeclarativeNet.Training.Transfers;

namespace DeclarativeNet.Tests.Fuzz;

/// <summary>All that reads files that come from elsewhere. A new reader: a line in <see cref="All"/>.</summary>
internal static class FuzzTargets
{
    private const int Count = 30;

    /// <summary>The targets; good files are made here, but for pictures that this library does not write.</summary>
    /// <param name="folder">Where a checkpoint may be written.</param>
    public static ImmutableArray<FuzzTarget> All(string folder) =>
    [
        Idx(zipped: false),
        Idx(zipped: true),
        Cifar10(),
        Cifar100(),
        Manifest("CSV, one label", "file,label,split,group\n", number => $"{number % 2},{(number < 6 ? "train" : "test")},\"patient, {number / 2}\""),
        Manifest("CSV, several", "file,labels\n", number => number % 3 == 0 ? "sea;sky" : "sky"),
        Manifest("CSV, columns", "file,sea,sky\n", number => $"{number % 2},1"),
        CheckpointFile(folder),
        .. Pictures(),
    ];

    /// <summary>Small good pictures, by their names.</summary>
    public static IEnumerable<(string Name, byte[] Contents)> GoodPictures()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("fuzz/", StringComparison.Ordinal)).Order())
        {
            using var contents = new MemoryStream();
            using (var resource = assembly.GetManifestResourceStream(name)!)
                resource.CopyTo(contents);
            yield return (name["fuzz/".Length..], contents.ToArray());
        }
    }

    private static FuzzTarget Idx(bool zipped) => new(
        zipped ? "idx in gzip" : "idx",
        [
            .. from part in new[] { "train", "t10k" }
               from file in new[] { ($"{part}-images-idx3-ubyte", IdxFile(Count, 4, 6)), ($"{part}-labels-idx1-ubyte", IdxFile(Count)) }
               select zipped ? ($"{file.Item1}.gz", Zipped(file.Item2)) : file,
        ],
        folder => Opened(folder, new InputShape(1, null, null)));

    private static FuzzTarget Cifar10() => new(
        "CIFAR-10",
        [
            .. new[] { "data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch" }
                .Select(name => ($"{name}.bin", Records(10))),
            ("batches.meta.txt", "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n"u8.ToArray()),
        ],
        folder => Opened(folder, new InputShape(3, 32, 32)));

    private static FuzzTarget Cifar100() => new(
        "CIFAR-100",
        [("train.bin", Records(20, labels: 2)), ("test.bin", Records(10, labels: 2))],
        folder => Opened(folder, new InputShape(3, 32, 32)));

    private static FuzzTarget Manifest(string name, string head, Func<int, string> labels)
    {
        var rows = Enumerable.Range(0, 8).Select(number => $"{number}.png,{labels(number)}\n");
        return new FuzzTarget(name, [("labels.csv", Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(head))))], folder =>
            Opened(folder, new InputShape(3, 8, 8)))
        {
            Beside = [.. Enumerable.Range(0, 8).Select(number => ($"{number}.png", Png.Encode([(byte)number], new PictureSize(1, 1, 1))))],
        };
    }

    private static FuzzTarget CheckpointFile(string folder)
    {
        var model = TinyNetwork.Definition;
        var learner = new Learner(
            model, model.Recipe, FineTuning.None, LearningTask.MultiClass, new Sides(8, 1), TorchSharp.torch.CPU);
        var plan = new Checkpoint(
            model.Name, Checkpoint.FingerprintOf(model.Summary), model.Recipe, ["left", "right"], new PictureSize(1, 8, 8), RunProgress.None);
        var path = plan.Write(Path.Combine(folder, "good.safetensors"), learner).OrThrow();
        return new FuzzTarget("checkpoint", "last.safetensors", File.ReadAllBytes(path), file => Problem(
            Checkpoint.Read(file).Bind(_ => Checkpoint.Restore(file, learner))));
    }

    private static IEnumerable<FuzzTarget> Pictures()
    {
        var codec = ImageCodecs.Load().OrThrow();
        var size = new PictureSize(3, 20, 28);
        return GoodPictures().Select(picture => new FuzzTarget(picture.Name, picture.Name, picture.Contents, path =>
            Problem(codec.Inspect(File.ReadAllBytes(path), path)) ?? Problem(codec.Decode(File.ReadAllBytes(path), path, size, Fit.Cover))));
    }

    private static Failure? Opened(string folder, InputShape input) =>
        DataSources.Open(folder, input, new DataOptions()).Match(ReadAll, failure => failure);

    private static Failure? ReadAll(DataSplit data)
    {
        foreach (var part in new[] { data.Train, data.Validation, data.Test }.OfType<IDataset>())
            part.Read([.. Enumerable.Range(0, part.Targets.Count)]).Dispose();
        return null;
    }

    private static Failure? Problem<T>(Result<T> result) => result.Match<Failure?>(_ => null, failure => failure);

    private static byte[] IdxFile(params ReadOnlySpan<int> axes)
    {
        var header = new byte[4 + 4 * axes.Length];
        (header[2], header[3]) = (0x08, (byte)axes.Length);
        var values = 1;
        for (var axis = 0; axis < axes.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * axis), axes[axis]);
            values *= axes[axis];
        }

        return [.. header, .. Enumerable.Range(0, values).Select(value => (byte)(value % 10))];
    }

    private static byte[] Records(int count, int labels = 1) =>
        [.. Enumerable.Range(0, count).SelectMany(record => Enumerable.Repeat((byte)(record % 10), labels + 3 * 32 * 32))];

    private static byte[] Zipped(byte[] contents)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(contents);
        return zipped.ToArray();
    }
}
