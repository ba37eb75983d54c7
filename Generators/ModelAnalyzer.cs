using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Parsing.Sites;
using DeclarativeNet.Generators.Shapes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeclarativeNet.Generators;

/// <summary>
/// Reports what is wrong with each model and block, by the functions that the generator uses, as it is typed. A bug in them is
/// reported for a block; for a model the generator does so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<DeclarationSet, CancellationToken, CheckedModel> check;

    /// <summary>An analyzer that asks the checker.</summary>
    public ModelAnalyzer()
        : this(Repairs.Check)
    {
    }

    /// <summary>An analyzer that asks another checker, for tests.</summary>
    internal ModelAnalyzer(Func<DeclarationSet, CancellationToken, CheckedModel> check) => this.check = check;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var isModel = RecordParser.IsModel(type);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || (!isModel && !RecordParser.IsBlock(type)))
            return;
        var findings = Attempt.At(type.Name, () => Findings(type, context.CancellationToken));
        if (findings.Failure is { } failure && !isModel)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Catalogue.Internal), type.Locations[0], failure));
        foreach (var finding in findings.Value ?? EquatableArray<Finding>.Empty)
            context.ReportDiagnostic(Convert(finding, type, context.Compilation, context.CancellationToken));
    }

    private EquatableArray<Finding>? Findings(INamedTypeSymbol type, CancellationToken cancellation) =>
        RecordParser.Parse(type, cancellation) is { IsComplete: true } record ? check(record.Declarations, cancellation).Findings : null;

    private static Diagnostic Convert(Finding finding, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Diagnostic.Create(
            Descriptors.Of(finding.Id),
            SiteLocator.Find(type, finding.Site, cancellation),
            finding.Related.Select(related => Find(related, compilation, cancellation)).OfType<Location>(),
            finding.Message);

    private static Location? Find(RelatedSite related, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetTypeByMetadataName(related.Type) is { } type
            ? SiteLocator.FindIn(compilation, type, related.Site, cancellation)
            : null;
}
