using System.Collections.Immutable;

namespace DeclarativeNet.Data.Readers;

/// <summary>A picture's file, what it shows, and the group that it belongs to, if there are groups.</summary>
internal readonly record struct PictureFile(string Path, Target Target, string? Group = null);

/// <summary>A folder with a folder of pictures for each class, or a part of a manifest: what is in it, before a picture is decoded.</summary>
/// <param name="Path">The folder, or the manifest.</param>
/// <param name="Classes">The classes; the names of a folder's folders in ordinal order.</param>
/// <param name="Files">The pictures' files; a folder's by class and then in ordinal order, so that every machine sees the same order.</param>
internal sealed record PictureFolder(string Path, ImmutableArray<string> Classes, ImmutableArray<PictureFile> Files)
{
    /// <summary>What a picture's name ends in; what kind of picture it is then shows in its content alone.</summary>
    private static readonly ImmutableHashSet<string> Endings = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff");

    /// <summary>Lists a folder.</summary>
    public static Result<PictureFolder> List(string path)
    {
        var folders = ClassFolders(path).ToImmutableArray();
        if (folders.Length < 2)
        {
            return new Failure(
                $"there {(folders.Length == 0 ? "are no folders" : "is one folder")} in it, and a classifier needs two classes at least",
                path,
                "put the pictures of each class in a folder named after it");
        }

        if (folders.FirstOrDefault(folder => !Pictures(folder).Any()) is { } empty)
        {
            return new Failure(
                "the class has no pictures", empty, $"put pictures ({string.Join(", ", Endings.Order())}) in the folder, or remove it");
        }

        return new PictureFolder(path, [.. folders.Select(System.IO.Path.GetFileName).OfType<string>()], [.. Listed(folders)]);
    }

    private static IEnumerable<PictureFile> Listed(ImmutableArray<string> folders) =>
        folders.SelectMany((folder, label) => Pictures(folder).Select(file => new PictureFile(file, label)));

    /// <summary>Whether a file in a folder is called like a picture and is not hidden.</summary>
    public static bool IsPicture(string file) =>
        Endings.Contains(System.IO.Path.GetExtension(file)) && !System.IO.Path.GetFileName(file).StartsWith('.');

    /// <summary>Whether any folder in a folder has pictures.</summary>
    public static bool HasClasses(string path) => ClassFolders(path).Any(folder => Pictures(folder).Any());

    private static IEnumerable<string> ClassFolders(string path) => Directory.EnumerateDirectories(path)
        .Where(folder => !System.IO.Path.GetFileName(folder).StartsWith('.'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Pictures(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(IsPicture)
        .Order(StringComparer.Ordinal);
}
