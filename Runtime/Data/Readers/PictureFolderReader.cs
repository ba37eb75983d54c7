using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// Pictures in a folder for each class; or such folders within <c>train</c> and, if there are, <c>validation</c> and <c>test</c>.
/// Pictures are of any size and are brought to the model's.
/// </summary>
internal sealed class PictureFolderReader : IDataReader
{
    private const string TrainName = "train";

    private static readonly string[] ValidationNames = ["validation", "val", "valid"];
    private static readonly string[] TestNames = ["test", "testing"];

    private static readonly ImmutableHashSet<string> PartNames =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, [TrainName, .. ValidationNames, .. TestNames]);

    /// <inheritdoc/>
    public string Expects => "a folder of pictures for each class, or train, validation and test folders with such folders";

    /// <inheritdoc/>
    public bool Recognises(string folder) => TrainPart(folder) is not null || (PictureFolder.HasClasses(folder) && !HasPartsAlone(folder));

    /// <inheritdoc/>
    public Result<DataSplit> Read(string folder, InputShape input, DataOptions options) =>
        PictureReading.For(input, options).Bind(reading => Read(folder, reading));

    private static Result<DataSplit> Read(string folder, PictureReading reading)
    {
        var name = new DirectoryInfo(folder).Name;
        var own = TrainPart(folder);
        return ReadPart(own ?? folder, "train", null).Bind(train =>
            ReadOwn("validation", train, ValidationNames).Bind(validation =>
            ReadOwn("test", train, TestNames).Map(test => reading.Combined(name, train, validation, test))));

        Result<PictureDataset?> ReadOwn(string part, PictureDataset train, params ReadOnlySpan<string> names) =>
            own is not null && Part(folder, names) is { } path
                ? ReadPart(path, part, train.Classes).Map(opened => (PictureDataset?)opened)
                : (PictureDataset?)null;

        Result<PictureDataset> ReadPart(string path, string part, ImmutableArray<string>? classes) => PictureFolder.List(path)
            .Bind(listed => classes is { } known ? SameClasses(listed, known) : listed)
            .Bind(listed => reading.Open(listed, $"{name} {part}"));
    }

    /// <summary>Labels are places in a list of names, so that the lists of all parts have to be one.</summary>
    private static Result<PictureFolder> SameClasses(PictureFolder part, ImmutableArray<string> classes) =>
        classes.Except(part.Classes).Select(name => $"lacks the class '{name}', which the training data have")
            .Concat(part.Classes.Except(classes).Select(name => $"has the class '{name}', which the training data lack"))
            .FirstOrDefault() is { } difference
            ? new Failure($"the folder {difference}", part.Path, "give every part the same classes")
            : part;

    /// <summary>
    /// The training part, which has a folder for each class itself. Trains are a class as well (Pascal VOC has one): a folder of that name
    /// with pictures in it is no part.
    /// </summary>
    private static string? TrainPart(string folder) =>
        Part(folder, TrainName) is { } train && PictureFolder.HasClasses(train) ? train : null;

    /// <summary>Whether all folders are called as parts are: pictures in parts, but not in classes.</summary>
    private static bool HasPartsAlone(string folder) => Directory.EnumerateDirectories(folder).Select(Path.GetFileName).All(
        name => name is null or ['.', ..] || PartNames.Contains(name));

    private static string? Part(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var path in Directory.EnumerateDirectories(folder))
        {
            foreach (var name in names)
            {
                if (Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase))
                    return path;
            }
        }

        return null;
    }
}
