using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers.Manifests;

/// <summary>
/// Pictures listed in a CSV file: a column <c>file</c>, one or more that say what each shows (<see cref="Labelling"/>), and, if wanted,
/// <c>split</c> and <c>group</c>. A group is never divided between what is learned from and what is held out.
/// </summary>
internal sealed class ManifestReader : IDataReader
{
    private const string DefaultName = "labels.csv";

    /// <inheritdoc/>
    public string Expects => $"{DefaultName} with the columns file and label";

    /// <summary>Whether a path is a CSV file.</summary>
    public static bool IsManifest(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    /// <inheritdoc/>
    public bool Recognises(string path) => IsManifest(path) || File.Exists(Path.Combine(path, DefaultName));

    /// <inheritdoc/>
    public Result<DataSplit> Read(string path, InputShape input, DataOptions options)
    {
        var file = IsManifest(path) ? path : Path.Combine(path, DefaultName);
        return Manifest.Read(file).Bind(manifest => Problem(manifest) is { } problem
            ? problem
            : PictureReading.For(input, options).Bind(reading => Read(manifest, reading)));
    }

    private static Result<DataSplit> Read(Manifest manifest, PictureReading reading)
    {
        var name = Path.GetFileName(manifest.Path) == DefaultName
            ? new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(manifest.Path))!).Name
            : Path.GetFileNameWithoutExtension(manifest.Path);
        return reading.Open(manifest.Of(ManifestPart.Train), $"{name} train").Bind(train =>
            Own(ManifestPart.Validation).Bind(validation =>
            Own(ManifestPart.Test).Map(test => reading.Combined(name, train, validation, test))));

        Result<PictureDataset?> Own(ManifestPart part) => manifest.Of(part) is { Files.IsEmpty: false } own
            ? reading.Open(own, $"{name} {part.ToString().ToLowerInvariant()}").Map(opened => (PictureDataset?)opened)
            : (PictureDataset?)null;
    }

    private static Failure? Problem(Manifest manifest)
    {
        var train = manifest.Of(ManifestPart.Train).Files;
        if (train.IsEmpty)
            return new Failure("it lists no pictures to learn from", manifest.Path, "list some whose split is train");
        if (train[0].Target is Target.Multiple)
            return null;
        if (manifest.Classes.Length < 2)
        {
            return new Failure(
                $"all pictures are of the class '{manifest.Classes[0]}', and a classifier needs two classes at least",
                manifest.Path,
                "list pictures of other classes");
        }

        var learned = train.SelectMany(file => file.Target.Classes).ToImmutableHashSet();
        return manifest.Rows.FirstOrDefault(row => row.File.Target.Classes.Any(label => !learned.Contains(label))) is { } row
            ? CsvTable.Wrong(
                manifest.Path,
                row.Line,
                $"'{manifest.Classes[row.File.Target.Classes[0]]}' is the class of no picture to learn from",
                "list some of them as train, or remove the class")
            : null;
    }
}
