using System.Collections.Immutable;

namespace DeclarativeNet.EndToEnd.Tests;

/// <summary>A fenced block of a document.</summary>
/// <param name="File">The document, from the repository's root.</param>
/// <param name="Line">Where the block's text begins, from 1.</param>
/// <param name="Language">What stands behind the fence: <c>csharp</c>, <c>sh</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record Block(string File, int Line, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>
    /// The blocks of all documents of the repository: README.md files, and those in Docs but for the diagnostics' pages, which show wrong
    /// programs on purpose and have a test of their own.
    /// </summary>
    public static ImmutableArray<Block> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(file => !file.StartsWith("Docs/diagnostics/", StringComparison.Ordinal))
            .Where(file => !file.Split('/').Any(step => step is "bin" or "obj" or ".git"))
            .Order(StringComparer.Ordinal)
            .SelectMany(Of),
    ];

    /// <summary>The blocks of one document.</summary>
    private static IEnumerable<Block> Of(string file)
    {
        var lines = System.IO.File.ReadAllLines(Repository.PathOf(file));
        var fences = lines.Index().Where(line => line.Item.StartsWith(Fence, StringComparison.Ordinal)).Select(line => line.Index).ToList();
        if (fences.Count % 2 != 0)
            throw new InvalidOperationException($"{file} has a fence that is not closed.");
        return fences.Chunk(2).Select(pair => new Block(
            file, pair[0] + 2, lines[pair[0]][Fence.Length..].Trim(), string.Join('\n', lines[(pair[0] + 1)..pair[1]])));
    }
}
