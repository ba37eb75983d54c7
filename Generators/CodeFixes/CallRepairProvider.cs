using System.Collections.Immutable;
using System.Composition;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>
/// Offers the repair of a model's head where it is given data of another number of classes. Two calls may ask for two heads of one model,
/// so that there is no making all at once.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallRepairProvider))]
[Shared]
public sealed class CallRepairProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Catalogue.DataClasses.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellation = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (CalledModel.At(diagnostic.Location, semantics, root, cancellation) is not { } called
                || called.DocumentIn(context.Document.Project.Solution, cancellation) is not { } document)
                continue;
            foreach (var repair in called.Repairs(cancellation))
                context.RegisterCodeFix(
                    CodeAction.Create(repair.Title, token => Make(document, called.Type, repair, token), repair.Family), diagnostic);
        }
    }

    private static async Task<Document> Make(Document document, INamedTypeSymbol type, Repair repair, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            ? document.WithText(Table.Change(text, root, SourceEdit.Of(type, repair, root, cancellation)))
            : document;
    }
}
