using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>
/// Remembers what records were parsed to, since Roslyn asks for all of them after every keystroke anywhere, and binding their attributes
/// is most of what that costs. A record is parsed again when one of its files, or what its attributes can mean, has changed.
/// </summary>
internal static class RecordMemory
{
    /// <summary>By the first of its files and its name. What is kept is data without symbols, and goes with the file.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, Entry>> Known = new();

    /// <summary>The record as parsed before, if nothing about it can have changed; otherwise parsed now.</summary>
    /// <param name="type">The record's symbol.</param>
    /// <param name="compilation">The compilation that it belongs to.</param>
    /// <param name="parse">Parses it.</param>
    public static ParsedDeclaration Get(INamedTypeSymbol type, Compilation compilation, Func<ParsedDeclaration> parse)
    {
        // Of a type in another assembly there is no file to go by.
        if (type.DeclaringSyntaxReferences.IsEmpty || !compilation.ContainsSyntaxTree(type.DeclaringSyntaxReferences[0].SyntaxTree))
            return parse();
        var entries = Known.GetValue(type.DeclaringSyntaxReferences[0].SyntaxTree, static _ => new(StringComparer.Ordinal));
        var (name, files, surroundings) = (type.FullName(), Files(type), Surroundings.Of(compilation));
        if (entries.TryGetValue(name, out var known) && known.Files.SequenceEqual(files) && known.Surroundings.Equals(surroundings))
            return known.Parsed;
        var parsed = parse();
        entries[name] = new(files, surroundings, parsed);
        return parsed;
    }

    private static ImmutableArray<object> Files(INamedTypeSymbol type) =>
        [.. type.DeclaringSyntaxReferences.Select(reference => Surroundings.TokenOf(reference.SyntaxTree))];

    private sealed record Entry(ImmutableArray<object> Files, Surroundings Surroundings, ParsedDeclaration Parsed);
}
