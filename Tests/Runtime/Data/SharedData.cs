namespace DeclarativeNet.Tests.Data;

/// <summary>Real data in a folder beside the repository, <c>../shared/data</c>, which not every machine has.</summary>
internal static class SharedData
{
    /// <summary>The whole path of something in it; skips the test where it is not there.</summary>
    public static string Path(string name)
    {
        var path = Root() is { } root ? System.IO.Path.Combine(root, "..", "shared", "data", name) : null;
        Skip.IfNot(path is not null && System.IO.Path.Exists(path), $"needs ../shared/data/{name} beside the repository");
        return System.IO.Path.GetFullPath(path!);
    }

    private static string? Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "DeclarativeNet.sln")))
                return folder;
        }

        return null;
    }
}
