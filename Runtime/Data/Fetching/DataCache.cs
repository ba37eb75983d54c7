namespace DeclarativeNet.Data.Fetching;

/// <summary>The folder for data that are fetched by name.</summary>
internal static class DataCache
{
    /// <summary>What names the folder, before all else.</summary>
    public const string Variable = "DECLARATIVENET_DATA";

    /// <summary>
    /// What <see cref="Variable"/> says; else <c>declarativenet</c> in the user's cache: <c>XDG_CACHE_HOME</c>, the system's folder for such data on
    /// Windows, or <c>~/.cache</c>.
    /// </summary>
    /// <param name="variable">Looks up a variable of the environment.</param>
    public static string Folder(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
            return Path.GetFullPath(named);
        var caches = variable("XDG_CACHE_HOME") is { Length: > 0 } ofUser
            ? ofUser
            : OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(caches, "declarativenet");
    }
}
