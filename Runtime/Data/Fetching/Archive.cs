using System.Formats.Tar;
using System.IO.Compression;

namespace DeclarativeNet.Data.Fetching;

/// <summary>Unpacks archives of files, tar in gzip.</summary>
internal static class Archive
{
    /// <summary>
    /// Unpacks an archive that holds one folder, beside its place and then renamed, so that the folder is there whole or not at all; and removes
    /// the archive.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="inner">The folder in it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The whole path of the folder.</returns>
    public static async Task<Result<string>> Unpack(string path, string folder, string inner, CancellationToken cancellation)
    {
        var (beside, target) = (Path.Combine(folder, $"{inner}.part"), Path.Combine(folder, inner));
        try
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
            Directory.CreateDirectory(beside);
            if (await Problem(path, beside, cancellation).ConfigureAwait(false) is { } problem)
                return new Failure(problem, path, "remove the file, so that it is fetched again");
            if (!Directory.Exists(Path.Combine(beside, inner)))
                return new Failure($"the archive has no folder {inner}", path, "remove the file, so that it is fetched again");
            Directory.Move(Path.Combine(beside, inner), target);
            Directory.Delete(beside, recursive: true);
            File.Delete(path);
            return target;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure($"the archive cannot be unpacked: {exception.Message}", path, $"make room in {folder}, and make it writable");
        }
    }

    /// <summary>Extracts every entry; an entry that leads out of the folder, or is neither file nor folder, ends it.</summary>
    private static async Task<string?> Problem(string path, string into, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(unzipped);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellation).ConfigureAwait(false) is { } entry)
            {
                var place = Path.GetFullPath(Path.Combine(into, entry.Name));
                if (!place.StartsWith(Path.GetFullPath(into) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    return $"the archive holds '{entry.Name}', which leads out of its folder";
                switch (entry.EntryType)
                {
                    case TarEntryType.Directory:
                        Directory.CreateDirectory(place);
                        break;
                    case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                        await entry.ExtractToFileAsync(place, overwrite: false, cancellation).ConfigureAwait(false);
                        break;
                    default:
                        return $"the archive holds '{entry.Name}', which is neither file nor folder";
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return $"the archive is damaged: {exception.Message}";
        }
    }
}
