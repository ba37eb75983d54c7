using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators.Tests.Diagnostics;

/// <summary>Source in which <c>⟦</c> and <c>⟧</c> stand around what the analyzer has to underline.</summary>
/// <param name="Source">The source without the marks.</param>
/// <param name="Spans">What was between them, in order.</param>
internal sealed record Marked(string Source, ImmutableArray<TextSpan> Spans)
{
    /// <summary>Reads the marks.</summary>
    public static Marked Read(string text)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var source = "";
        foreach (var part in text.Split('⟦'))
        {
            var halves = part.Split('⟧');
            if (halves.Length == 2)
                spans.Add(new TextSpan(source.Length, halves[0].Length));
            source += string.Concat(halves);
        }

        return new(source, spans.ToImmutable());
    }

    /// <summary>What the analyzer says of the source, as the compiler would report it after <c>#pragma</c>.</summary>
    public async Task<ImmutableArray<Diagnostic>> Analyze(params string[] others)
    {
        var project = GeneratorHarness.Generate([Source, .. others]).Compilation;
        return [.. (await GeneratorHarness.Analyze(project)).Where(found => !found.IsSuppressed)];
    }
}
