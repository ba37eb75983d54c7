using System.Reflection;

namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>Where the repository lies, and in which configuration it was built.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The tensor backend it was built with.</summary>
    public static string TorchBackend { get; } = Metadata("TorchBackend");

    /// <summary>The version of the libtorch packages, where the backend is TorchSharp.</summary>
    public static string LibTorchVersion { get; } = Metadata("LibTorchVersion");

    public static string PathOf(params string[] steps) => Path.Combine([Root, .. steps]);

    /// <summary>The generator's assembly, as the solution builds it.</summary>
    public static string Generator { get; } =
        PathOf("Generators", "bin", Configuration, "netstandard2.0", "DeclarativeNet.Generators.dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value
            ?? throw new InvalidOperationException($"The test project does not set {key}.");
}
