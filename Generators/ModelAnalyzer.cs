using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Parsing.Sites;
using DeclarativeNet.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Generators;

/// <summary>
/// Reports what is wrong with each model and block, by the functions that the generator uses, as it is typed. A bug in them is
/// reported by the generator.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var isModel = RecordParser.IsModel(type);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || (!isModel && !RecordParser.IsBlock(type)))
            return;
        var findings = Attempt.At(type.Name, () => Findings(type, isModel, context.CancellationToken));
        foreach (var finding in findings.Value ?? EquatableArray<Finding>.Empty)
            context.ReportDiagnostic(Convert(finding, type, context.Compilation, context.CancellationToken));
    }

    private static EquatableArray<Finding>? Findings(INamedTypeSymbol type, bool isModel, CancellationToken cancellation)
    {
        var record = RecordParser.Parse(type, cancellation);
        if (!record.IsComplete)
            return null;
        return isModel
            ? Checker.Check(record.Declarations, cancellation).Findings
            : Checker.CheckBlock(record.Declarations, cancellation).Findings;
    }

    private static Diagnostic Convert(Finding finding, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Diagnostic.Create(
            Descriptors.Of(finding.Id),
            SiteLocator.Find(type, finding.Site, cancellation),
            finding.Related.Select(related => Find(related, compilation, cancellation)).OfType<Location>(),
            finding.Message);

    /// <summary>The place in this compilation; nothing where it is in another one, or in metadata.</summary>
    private static Location? Find(RelatedSite related, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetTypeByMetadataName(related.Type) is { DeclaringSyntaxReferences.IsEmpty: false } type
            && compilation.ContainsSyntaxTree(type.DeclaringSyntaxReferences[0].SyntaxTree)
            ? SiteLocator.Find(type, related.Site, cancellation)
            : null;
}
