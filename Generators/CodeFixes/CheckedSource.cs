using System.Globalization;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Parsing.Sites;
using DeclarativeNet.Generators.Shapes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>A declaration as it stands in the source, with what the checker finds in it.</summary>
/// <param name="type">The record.</param>
/// <param name="cancellation">Gives up.</param>
internal sealed class CheckedSource(INamedTypeSymbol type, CancellationToken cancellation)
{
    private readonly DeclarationSet set = RecordParser.Parse(type, cancellation).Declarations;
    private EquatableArray<Finding>? findings;

    /// <summary>The record.</summary>
    public INamedTypeSymbol Type => type;

    private EquatableArray<Finding> Findings => findings ??= Repairs.Check(set, cancellation).Findings;

    /// <summary>The record around a place; nothing where there is no model and no block.</summary>
    public static INamedTypeSymbol? Around(Location location, SemanticModel semantics, SyntaxNode root, CancellationToken cancellation) =>
        root.FindToken(location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && semantics.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
            && (RecordParser.IsModel(type) || RecordParser.IsBlock(type))
                ? type
                : null;

    /// <summary>The repairs of what a diagnostic tells.</summary>
    public IEnumerable<Repair> Of(Diagnostic diagnostic) => Findings
        .Where(finding => finding.Id == diagnostic.Id
            && finding.Message == diagnostic.GetMessage(CultureInfo.InvariantCulture)
            && SiteLocator.Find(type, finding.Site, cancellation) == diagnostic.Location)
        .Take(1)
        .SelectMany(finding => Repairs.Of(set, finding, cancellation));
}
