using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers.Manifests;

/// <summary>What a picture is for.</summary>
internal enum ManifestPart
{
    /// <summary>To be learned from.</summary>
    Train,

    /// <summary>To be watched.</summary>
    Validation,

    /// <summary>To be measured on.</summary>
    Test,
}

/// <summary>A row of a manifest.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="File">The picture.</param>
/// <param name="Part">What it is for.</param>
internal sealed record ManifestRow(int Line, PictureFile File, ManifestPart Part);

/// <summary>A CSV file that lists pictures, with what they show and, perhaps, their part and group.</summary>
/// <param name="Path">The file.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Rows">The pictures, in the file's order.</param>
internal sealed record Manifest(string Path, ImmutableArray<string> Classes, ImmutableArray<ManifestRow> Rows)
{
    private const string FileColumn = "file";
    private const string SplitColumn = "split";
    private const string GroupColumn = "group";

    /// <summary>Reads a manifest and sees that its pictures are there.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Result<Manifest> Read(string path) => CsvTable.Read(path).Bind(table => table.Column(FileColumn) is null
        ? new Failure(
            $"there is no column '{FileColumn}' among {string.Join(", ", table.Columns)}",
            path,
            $"name the column with the pictures' paths '{FileColumn}'")
        : Labelling.Of(table, [FileColumn, SplitColumn, GroupColumn]).Bind(labelling => Read(table, labelling)));

    /// <summary>The pictures of a part.</summary>
    public PictureFolder Of(ManifestPart part) => new(Path, Classes, [.. Rows.Where(row => row.Part == part).Select(row => row.File)]);

    private static Result<Manifest> Read(CsvTable table, Labelling labelling)
    {
        var classes = labelling.Classes(table);
        var numbers = Enumerable.Range(0, classes.Length).ToDictionary(label => classes[label], StringComparer.Ordinal);
        ImmutableArray<Result<ManifestRow>> read = [.. table.Rows.Select(row => Row(table, row, labelling, numbers))];
        if (read.OfType<Result<ManifestRow>.Failed>().FirstOrDefault() is { } failed)
            return failed.Failure;
        ImmutableArray<ManifestRow> rows = [.. read.OfType<Result<ManifestRow>.Ok>().Select(ok => ok.Value)];
        return Repeated(table.Path, rows) is { } problem ? problem : new Manifest(table.Path, classes, rows);
    }

    private static Result<ManifestRow> Row(CsvTable table, CsvRow row, Labelling labelling, IReadOnlyDictionary<string, int> numbers)
    {
        var (written, split, group) = (Field(FileColumn)!, Field(SplitColumn)?.Trim(), Field(GroupColumn)?.Trim());
        var path = Located(table.Path, written);
        if (path is null || !File.Exists(path))
            return Wrong($"there is no file '{written}'", "write its path from the folder of the manifest, or remove the row");
        if (PartOf(split) is not { } part)
            return Wrong($"'{split}' is no part of the data", $"write {string.Join(", ", Enum.GetNames<ManifestPart>()).ToLowerInvariant()}");
        return group is { Length: 0 }
            ? Wrong("the group is empty", "write the group that the picture belongs to; one of its own, if it stands alone")
            : labelling.Target(table, row, numbers).Map(target => new ManifestRow(row.Line, new PictureFile(path, target, group), part));

        string? Field(string column) => table.Column(column) is { } place ? row.Fields[place] : null;

        Failure Wrong(string what, string remedy) => CsvTable.Wrong(table.Path, row.Line, what, remedy);
    }

    /// <summary>The first picture that is listed twice, or group that is in two parts.</summary>
    private static Failure? Repeated(string manifest, ImmutableArray<ManifestRow> rows)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new Dictionary<string, ManifestRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!lines.TryAdd(row.File.Path, row.Line))
            {
                return CsvTable.Wrong(
                    manifest,
                    row.Line,
                    $"'{row.File.Path}' is in line {lines[row.File.Path]} already",
                    "list each picture once; several classes go in one row");
            }

            if (row.File.Group is { } group && !groups.TryAdd(group, row) && groups[group] is var first && first.Part != row.Part)
            {
                return CsvTable.Wrong(
                    manifest,
                    row.Line,
                    $"the group '{group}' is in another part in line {first.Line}",
                    "give all pictures of a group to one part");
            }
        }

        return null;
    }

    /// <summary>The whole path of what is written in a manifest; nothing where it cannot be one.</summary>
    private static string? Located(string manifest, string written) => written.Length == 0 || written.Contains('\0')
        ? null
        : System.IO.Path.GetFullPath(written, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(manifest))!);

    private static ManifestPart? PartOf(string? split) => split?.ToLowerInvariant() switch
    {
        null or "train" => ManifestPart.Train,
        "validation" or "val" or "valid" => ManifestPart.Validation,
        "test" or "testing" => ManifestPart.Test,
        _ => null,
    };
}
