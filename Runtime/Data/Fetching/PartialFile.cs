using System.Net.Http.Headers;

namespace DeclarativeNet.Data.Fetching;

/// <summary>The beginning of a file that is being fetched, and beside it the tag by which its server knows this version of it.</summary>
/// <param name="path">Where it is.</param>
internal sealed class PartialFile(string path)
{
    private string TagPath => $"{path}.etag";

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>Bytes that are there.</summary>
    public long Length => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>The server's tag, if it gave a strong one, which alone tells that bytes are the same.</summary>
    public EntityTagHeaderValue? Tag
    {
        get => File.Exists(TagPath) && EntityTagHeaderValue.TryParse(File.ReadAllText(TagPath), out var tag) ? tag : null;
        set
        {
            if (value is { IsWeak: false })
                File.WriteAllText(TagPath, value.ToString());
            else
                File.Delete(TagPath);
        }
    }

    /// <summary>Gives the file its name, now that it is whole.</summary>
    public void Become(string name)
    {
        File.Move(path, name);
        File.Delete(TagPath);
    }

    /// <summary>Forgets what is there.</summary>
    public void Delete()
    {
        File.Delete(path);
        File.Delete(TagPath);
    }
}
