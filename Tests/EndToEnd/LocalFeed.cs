namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>
/// Packs once for all tests of packages: a temporary folder that is a feed with the repository's packages, and the place for projects that restore from it: beside the feed from
/// what this machine is configured to, into a folder of packages of their own.
/// </summary>
[CollectionDefinition(Tests)]
public sealed class LocalFeed : IAsyncLifetime, ICollectionFixture<LocalFeed>
{
    /// <summary>The tests that share it.</summary>
    public const string Tests = "Packages";

    private static readonly string MachinePackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } said
        ? said
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly string root = Directory.CreateTempSubdirectory("declarativenet-packages-").FullName;

    /// <summary>The packages' version. No other packing has it, so that what is restored is what was packed here.</summary>
    public string Version { get; } = $"0.0.1-test{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    /// <summary>What a project that is written by hand refers to.</summary>
    public string Reference => $"""
        <PackageReference Include="DeclarativeNet" Version="{Version}" />
        {(Repository.TorchBackend == "System" ? "" : $"""<PackageReference Include="libtorch-cpu-linux-x64" Version="{Repository.LibTorchVersion}" />""")}
        """;

    /// <summary>A package of the feed.</summary>
    public string PackageOf(string id) => PathOf("feed", $"{id}.{Version}.nupkg");

    /// <summary>A path in the folder.</summary>
    public string PathOf(params string[] steps) => Path.Combine([root, .. steps]);

    /// <summary>Runs a command of dotnet in the folder; it has to end well.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Dotnet(params string[] arguments)
    {
        var (exitCode, output) = await Command.Run(root, "dotnet", arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}");
        return output;
    }

    /// <summary>Puts the package of a project into the feed.</summary>
    /// <param name="project">The project's file or folder.</param>
    /// <param name="more">Further arguments of <c>dotnet pack</c>.</param>
    public Task Pack(string project, params string[] more)
    {
        string[] properties = [$"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={PathOf("specifications")}"];
        return Dotnet(["pack", project, "-nodeReuse:false", "-o", PathOf("feed"), .. properties, .. more]);
    }

    /// <summary>Packs what the solution has built.</summary>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(PathOf("feed"));
        // What this machine has fetched before is read where it lies; the packages under test are nowhere but in the feed.
        await File.WriteAllTextAsync(PathOf("Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{PathOf("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{MachinePackages}</RestoreFallbackFolders>
                <RestoreAdditionalProjectSources>{PathOf("feed")}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        foreach (var project in new[] { Repository.PathOf("Runtime"), Repository.PathOf("Package", "Templates") })
            await Pack(project, "-c", Repository.Configuration, "--no-build");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }
}
