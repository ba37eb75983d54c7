namespace DeclarativeNet.Weights;

/// <summary>Files that are either the old ones or the new ones, whatever happens while they are written.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file beside its place, flushes it to the disk, and renames it into place.</summary>
    /// <param name="path">The file's place; missing folders are made.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>The path, or what the file system said.</returns>
    public static Result<string> Write(string path, Action<Stream> write)
    {
        var beside = path + ".partial";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            try
            {
                using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                {
                    write(stream);
                    stream.Flush(flushToDisk: true);
                }
                File.Move(beside, path, overwrite: true);
            }
            finally
            {
                File.Delete(beside);
            }
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the file cannot be written: {problem.Message}", path, "check the disk's space and the folder's permissions");
        }
    }

    /// <summary>Writes a file of text, in UTF-8.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static Result<string> Write(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
