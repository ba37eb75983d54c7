using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>What lies in the package, and what it asks for.</summary>
[Collection(LocalFeed.Tests)]
public sealed class PackageContentTests(LocalFeed feed)
{
    private const string Library = "lib/net10.0/";
    private const string Analyzers = "analyzers/dotnet/cs/";

    private static readonly string[] OfEveryBackend = ["CsvHelper", "Spectre.Console", "System.CommandLine"];

    [Fact]
    public void GeneratorsAreAnalyzersAndNothingAProjectRefersTo()
    {
        using var package = Open();
        var libraries = new[] { "DeclarativeNet", "DeclarativeNet.Dsl" }.Concat(Repository.TorchBackend == "System" ? ["DeclarativeNet.Torch"] : []);

        Assert.Equal(
            libraries.SelectMany(name => new[] { $"{Library}{name}.dll", $"{Library}{name}.xml" }).Order(StringComparer.Ordinal),
            Under(package, Library));
        Assert.Equal(
            Directory.EnumerateFiles(Repository.PathOf("Generators"), "*.csproj", SearchOption.AllDirectories)
                .Select(project => $"{Analyzers}{Path.GetFileNameWithoutExtension(project)}.dll")
                .Order(StringComparer.Ordinal),
            Under(package, Analyzers));
    }

    [Fact]
    public void ItDependsOnWhatTheRuntimeUsesAndOnNothingOfTheBuild()
    {
        using var package = Open();
        using var specification = package.GetEntry("DeclarativeNet.nuspec")!.Open();

        var dependencies = XDocument.Load(specification).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value)
            .Except(["SixLabors.ImageSharp"]); // where the build has it

        Assert.Equal(
            OfEveryBackend.Concat(Repository.TorchBackend == "System" ? [] : ["TorchSharp"]),
            dependencies.Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever this machine builds with, what is published asks for TorchSharp and leaves libtorch to the project.</summary>
    [Fact]
    public async Task ThePublishedPackageDependsOnTorchSharp()
    {
        var items = await feed.Dotnet(
            "msbuild", Repository.PathOf("Runtime"), "-getItem:PackageReference", "-p:TorchBackend=TorchSharp", "-p:ImageCodec=ImageSharp");

        var dependencies = JsonDocument.Parse(items).RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Where(item => !item.TryGetProperty("PrivateAssets", out var kept) || kept.GetString() != "all")
            .Select(item => item.GetProperty("Identity").GetString()!);

        Assert.Equal(OfEveryBackend.Concat(["SixLabors.ImageSharp", "TorchSharp"]).Order(StringComparer.Ordinal), dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AssembliesCarryTheirSymbolsAndNoPathOfThisMachine()
    {
        using var package = Open();
        foreach (var assembly in Under(package, Library).Concat(Under(package, Analyzers)).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var image = new MemoryStream();
            using (var packed = package.GetEntry(assembly)!.Open())
                packed.CopyTo(image);
            image.Position = 0;
            using var executable = new PEReader(image);
            var embedded = Assert.Single(executable.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using var symbols = executable.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            var reader = symbols.GetMetadataReader();
            var sources = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToList();
            Assert.Contains(sources, source => source.StartsWith("/_/", StringComparison.Ordinal));
            Assert.DoesNotContain(sources, source => source.StartsWith(Repository.Root, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Under(ZipArchive package, string folder) =>
        package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private ZipArchive Open() => ZipFile.OpenRead(feed.PackageOf("DeclarativeNet"));
}
