using System.Collections.Immutable;
using System.Composition;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>Offers the repairs that the checker knows for what it finds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairProvider))]
[Shared]
public sealed class RepairProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Repairs.Ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new RepairAll();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (CheckedSource.Around(diagnostic.Location, semantics, root, cancellation) is not { } type)
                continue;
            foreach (var repair in new CheckedSource(type, cancellation).Of(diagnostic))
                context.RegisterCodeFix(
                    CodeAction.Create(repair.Title, token => Make(context.Document, type, root, repair, token), repair.Family),
                    diagnostic);
        }
    }

    private static async Task<Document> Make(
        Document document, INamedTypeSymbol type, SyntaxNode root, Repair repair, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(Table.Change(text, root, SourceEdit.Of(type, repair, root, cancellation)));
    }
}
