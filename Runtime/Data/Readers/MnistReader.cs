using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// MNIST (LeCun, Cortes and Burges) and what came out in its form: gray pictures and labels in idx files, to learn from and to test on.
/// Validation is a share of each class of the former.
/// </summary>
/// <param name="isFashion">Whether it is Fashion-MNIST, whose classes have names; otherwise the folder's name says so.</param>
internal sealed class MnistReader(bool isFashion = false) : IDataReader
{
    private static readonly ImmutableArray<string> FashionNames =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    private static readonly ImmutableArray<string> Endings =
        ["-images-idx3-ubyte", "-images-idx3-ubyte.gz", "-images.idx3-ubyte", "-images.idx3-ubyte.gz"];

    /// <inheritdoc/>
    public string Expects =>
        "train-images-idx3-ubyte, train-labels-idx1-ubyte and the same of t10k or test, also as .gz (MNIST and its like)";

    /// <inheritdoc/>
    public bool Recognises(string folder) => ImageFiles(folder).Any();

    /// <inheritdoc/>
    public Result<DataSplit> Read(string folder, InputShape input, DataOptions options) =>
        ReadPart(folder, "train").Bind(train =>
        ReadPart(folder, "t10k", "test").Bind(test => Combined(train, test, folder, input, options)));

    private Result<DataSplit> Combined(Part train, Part test, string folder, InputShape input, DataOptions options)
    {
        var name = IsFashion(folder) ? "Fashion-MNIST" : IsExtended(folder) ? "EMNIST" : "MNIST";
        if (train.Size != test.Size)
        {
            return new Failure(
                $"pictures to learn from are {train.Size}, and those to test on {test.Size}", folder, "put one dataset in the folder");
        }

        if (FixedSize.Mismatch(name, train.Size, input, folder) is { } mismatch)
            return mismatch;

        var classes = Classes(folder, train.Pictures.Concat(test.Pictures).SelectMany(picture => picture.Target.Classes).Max() + 1);
        return FixedSize.Split(
            new MemoryDataset(name, classes, train.Size, train.Pictures),
            new MemoryDataset($"{name} test", classes, train.Size, test.Pictures),
            options);
    }

    private sealed record Part(PictureSize Size, ImmutableArray<LabelledPicture> Pictures);

    /// <param name="folder">The folder.</param>
    /// <param name="names">
    /// What the part may be called in the files' names: MNIST's tests are <c>t10k</c>, EMNIST's are <c>test</c>.
    /// </param>
    private static Result<Part> ReadPart(string folder, params ImmutableArray<string> names)
    {
        var paths = ImageFiles(folder).Where(path => names.Any(name => IsOf(path, name))).ToArray();
        if (paths is not [var images, ..])
        {
            return new Failure(
                $"there is no {names[0]}-images-idx3-ubyte, nor one with .gz", folder, "download all four files of the dataset");
        }

        if (paths.Select(Beginning).Distinct().ToArray() is [var one, var other, ..])
        {
            return new Failure(
                $"it holds several datasets: files that begin with '{one}' and with '{other}'", folder, "put each in a folder of its own");
        }

        var labels = Path.Combine(folder, Path.GetFileName(images).Replace("-images", "-labels").Replace("idx3", "idx1"));
        if (!File.Exists(labels))
            return new Failure("the labels are missing", labels, "download all four files of the dataset");
        return IdxFile.Read(images, axes: 3).Bind(pixels =>
            IdxFile.Read(labels, axes: 1).Bind(classes => Joined(pixels, images, classes, labels)));
    }

    private static Result<Part> Joined(IdxFile pixels, string images, IdxFile classes, string labels)
    {
        var (count, size) = (pixels.Axes[0], new PictureSize(1, pixels.Axes[1], pixels.Axes[2]));
        return count == classes.Axes[0]
            ? new Part(size, [.. Enumerable.Range(0, count).Select(record => new LabelledPicture(
                pixels.Values.Slice(record * size.Volume, size.Volume), classes.Values.Span[record], images, record))])
            : new Failure($"there are {classes.Axes[0]} labels for {count} pictures", labels, "download all four files of the dataset");
    }

    private static IEnumerable<string> ImageFiles(string folder) => Directory.EnumerateFiles(folder)
        .Where(path => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Order(StringComparer.Ordinal);

    private static bool IsOf(string path, string part) => Beginning(path).Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before the ending: <c>train</c>, or <c>emnist-letters-train</c>.</summary>
    private static string Beginning(string path) =>
        Path.GetFileName(path)[..Path.GetFileName(path).LastIndexOf("-images", StringComparison.OrdinalIgnoreCase)];

    private static bool IsExtended(string folder) =>
        ImageFiles(folder).Any(path => Path.GetFileName(path).StartsWith("emnist", StringComparison.OrdinalIgnoreCase));

    private bool IsFashion(string folder) =>
        isFashion || new DirectoryInfo(folder).Name.Contains("fashion", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names where they are known; else the labels' numbers, at least ten.</summary>
    private ImmutableArray<string> Classes(string folder, int count) => IsFashion(folder) && count <= FashionNames.Length
        ? FashionNames
        : [.. Enumerable.Range(0, Math.Max(count, 10)).Select(label => $"{label}")];
}
