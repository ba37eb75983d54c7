namespace DeclarativeNet.Data.Fetching;

/// <summary>A file to fetch.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Md5">Its MD5, as published, in small hexadecimal digits. It tells damage; what is fetched is read as data and never run.</param>
internal sealed record RemoteFile(Uri Address, string Md5)
{
    /// <summary>Its name, there and here.</summary>
    public string Name => Path.GetFileName(Address.LocalPath);
}
