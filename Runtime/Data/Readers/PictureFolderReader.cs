using System.Collections.Immutable;
using DeclarativeNet.Data.Codecs;

namespace DeclarativeNet.Data.Readers;

/// <summary>
/// Pictures in a folder for each class; or such folders within <c>train</c> and, if there are, <c>validation</c> and <c>test</c>.
/// Pictures are of any size and are brought to the model's.
/// </summary>
internal sealed class PictureFolderReader : IDataReader
{
    private const double ValidationShare = 0.2;
    private const int DefaultSide = 224;

    /// <inheritdoc/>
    public string Expects => "a folder of pictures for each class, or train, validation and test folders with such folders";

    /// <inheritdoc/>
    public bool Recognises(string folder) =>
        Part(folder, "train") is { } train ? PictureFolder.HasClasses(train) : PictureFolder.HasClasses(folder);

    /// <inheritdoc/>
    public Result<DataSplit> Read(string folder, InputShape input, DataOptions options) =>
        Size(input, options).Bind(size => ImageCodecs.Load().Bind(codec => Read(folder, PictureReading.With(size, options, codec))));

    private static Result<DataSplit> Read(string folder, PictureReading reading)
    {
        var name = new DirectoryInfo(folder).Name;
        var own = Part(folder, "train");
        return ReadPart(own ?? folder, "train", null).Bind(train =>
            ReadOwn("validation", train, "validation", "val", "valid").Bind(validation =>
            ReadOwn("test", train, "test", "testing").Map(test => Combined(name, train, validation, test, reading))));

        Result<PictureDataset?> ReadOwn(string part, PictureDataset train, params ReadOnlySpan<string> names) =>
            own is not null && Part(folder, names) is { } path
                ? ReadPart(path, part, train.Classes).Map(opened => (PictureDataset?)opened)
                : (PictureDataset?)null;

        Result<PictureDataset> ReadPart(string path, string part, ImmutableArray<string>? classes) => PictureFolder.List(path)
            .Bind(listed => classes is { } known ? SameClasses(listed, known) : listed)
            .Bind(listed => reading.Open(listed, $"{name} {part}"));
    }

    private static DataSplit Combined(
        string name, PictureDataset train, PictureDataset? validation, PictureDataset? test, PictureReading reading)
    {
        var share = reading.Options.ValidationShare ?? (test is null ? ValidationShare : FixedSize.ValidationShare);
        var split = validation is null ? train.Split(share, seed: reading.Options.Seed, name: name) : new DataSplit(train, validation);
        return split with { Test = test, Found = reading.Found };
    }

    /// <summary>Labels are places in a list of names, so that the lists of all parts have to be one.</summary>
    private static Result<PictureFolder> SameClasses(PictureFolder part, ImmutableArray<string> classes) =>
        classes.Except(part.Classes).Select(name => $"lacks the class '{name}', which the training data have")
            .Concat(part.Classes.Except(classes).Select(name => $"has the class '{name}', which the training data lack"))
            .FirstOrDefault() is { } difference
            ? new Failure($"the folder {difference}", part.Path, "give every part the same classes")
            : part;

    /// <summary>The model's size; what it leaves open is the options'.</summary>
    private static Result<PictureSize> Size(InputShape input, DataOptions options)
    {
        var size = new PictureSize(
            input.Channels, input.Height ?? options.Size?.Height ?? DefaultSide, input.Width ?? options.Size?.Width ?? DefaultSide);
        if (size.Channels is not (1 or 3))
        {
            return new Failure(
                $"the model takes {size.Channels} channels", "model", "pictures have 1 (gray) or 3 (red, green, blue): change its Input");
        }

        return options.Size is { } asked && asked != size
            ? new Failure(
                $"pictures of {asked} are asked for, and the model takes {size}",
                "picture size",
                "leave the size out, or change the model's Input")
            : size;
    }

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
