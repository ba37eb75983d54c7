using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>
/// Makes all repairs of one family in a document at once; one that would touch what another changes is left for the next time.
/// </summary>
internal sealed class RepairAll : DocumentBasedFixAllProvider
{
    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var cancellation = context.CancellationToken;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return null;

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changes = diagnostics
            .GroupBy(diagnostic => CheckedSource.Around(diagnostic.Location, semantics, root, cancellation), SymbolEqualityComparer.Default)
            .SelectMany(group => group.Key is INamedTypeSymbol type
                ? Changes(new CheckedSource(type, cancellation), group, context.CodeActionEquivalenceKey, root, cancellation)
                : [])
            .Aggregate(ImmutableArray<TextChange>.Empty, With);
        return document.WithText(Table.Change(text, root, changes));
    }

    private static IEnumerable<IReadOnlyList<TextChange>> Changes(
        CheckedSource source, IEnumerable<Diagnostic> diagnostics, string? family, SyntaxNode root, CancellationToken cancellation) =>
        diagnostics
            .Select(diagnostic => source.Of(diagnostic).FirstOrDefault(repair => repair.Family == family))
            .Where(repair => repair is not null)
            .Select(repair => SourceEdit.Of(source.Type, repair!, root, cancellation));

    private static ImmutableArray<TextChange> With(ImmutableArray<TextChange> taken, IReadOnlyList<TextChange> changes) =>
        changes.Any(change => taken.Any(other =>
            other.Span.OverlapsWith(change.Span) || other.Span.Start == change.Span.Start)) ? taken : taken.AddRange(changes);
}
