using DeclarativeNet.Data.Readers;

namespace DeclarativeNet.CommandLine;

/// <summary>The picture files that a command line names: files, folders of them, or a list on standard input.</summary>
/// <param name="environment">Where the list comes from.</param>
internal sealed class PictureList(CommandEnvironment environment)
{
    private const string Remedy = "give picture files, or folders of them";

    /// <summary>The files, in the order in which they are named; each that is not there is a failure in its place.</summary>
    public IEnumerable<Result<string>> Of(IEnumerable<string> named) => named.SelectMany(name => name == "-" ? Listed() : Files(name));

    /// <summary>The paths on standard input, a line each.</summary>
    private IEnumerable<Result<string>> Listed()
    {
        var none = true;
        while (environment.Input.ReadLine() is { } line)
        {
            if (line.Trim() is not { Length: > 0 } path)
                continue;
            none = false;
            foreach (var file in Files(path))
                yield return file;
        }
        if (none)
            yield return new Failure("no path is there", "standard input", "write paths of picture files to it, a line each");
    }

    /// <summary>A file that is named is a picture, whatever it is called; of a folder's files those that are called so.</summary>
    private static IEnumerable<Result<string>> Files(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            return [new Failure("there is no such file or folder", path, Remedy)];
        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(PictureFolder.IsPicture)
            .Order(StringComparer.Ordinal)
            .Select(file => (Result<string>)file)
            .ToList();
        return files.Count > 0 ? files : [new Failure("there are no pictures in it", path, Remedy)];
    }
}
