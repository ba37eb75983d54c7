using System.Collections.Immutable;

namespace DeclarativeNet.Tests.Fuzz;

/// <summary>Something that reads files, and a good set of files for it.</summary>
/// <param name="Name">What it is: <c>CIFAR-10</c>.</param>
/// <param name="Files">The contents of the good files by their names; each is damaged in turn.</param>
/// <param name="Read">Reads the files in a folder; what is wrong with them, or nothing.</param>
internal sealed record FuzzTarget(string Name, ImmutableArray<(string Name, byte[] Contents)> Files, Func<string, Failure?> Read)
{
    /// <summary>A target of one file.</summary>
    public FuzzTarget(string name, string file, byte[] contents, Func<string, Failure?> read)
        : this(name, [(file, contents)], folder => read(Path.Combine(folder, file)))
    {
    }

    /// <summary>Files that are there as well, and stay whole: what the others name.</summary>
    public ImmutableArray<(string Name, byte[] Contents)> Beside { get; init; } = [];

    /// <summary>Writes the good files.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, contents) in Files.Concat(Beside))
            File.WriteAllBytes(Path.Combine(folder, name), contents);
    }
}
