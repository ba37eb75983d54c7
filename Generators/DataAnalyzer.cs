using System.Collections.Concurrent;
using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Parsing.Sites;
using DeclarativeNet.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DeclarativeNet.Generators;

/// <summary>
/// Reports data that do not fit the model that they are given to: where an argument of a model's <c>Train</c> or <c>Evaluate</c> has a type
/// that says what its pictures and labels are. A model that is wrong itself is left to <see cref="ModelAnalyzer"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<string> EntryPoints = ["Train", "Evaluate"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.Of(Catalogue.DataPictures),
        Descriptors.Of(Catalogue.DataClasses),
        Descriptors.Of(Catalogue.DataShapeRange),
        Descriptors.Of(Catalogue.DataLoss),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(CheckData, SymbolKind.NamedType);
        context.RegisterCompilationStartAction(start =>
        {
            // A model is checked once for all calls; what is kept lives as long as the compilation.
            var models = new ConcurrentDictionary<ISymbol, Judged?>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(call => CheckCall(call, models), OperationKind.Invocation);
        });
    }

    private static void CheckData(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol type && DataParser.Attribute(type) is { } attribute
            && DataParser.Parse(type) is { } data && DataCheck.Broken(data) is { } problem)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(Catalogue.DataShapeRange),
                attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0],
                problem));
    }

    private static void CheckCall(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, Judged?> models)
    {
        var call = (IInvocationOperation)context.Operation;
        var model = call.TargetMethod.ContainingType;
        if (!call.TargetMethod.IsStatic || !EntryPoints.Contains(call.TargetMethod.Name) || !RecordParser.IsModel(model))
            return;

        // A recipe that is given may bring another loss.
        var hasOwnRecipe = call.Arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "recipe" });
        foreach (var argument in call.Arguments)
        {
            if (DataParser.Parse(StaticType(argument.Value)) is not { } data || DataCheck.Broken(data) is not null
                || models.GetOrAdd(model, _ => Check(model, context.CancellationToken)) is not { } judged)
                continue;
            foreach (var (descriptor, message) in DataCheck.Of(judged.Network, hasOwnRecipe ? null : judged.Loss, data))
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.Of(descriptor), argument.Value.Syntax.GetLocation(), Related(model, judged.Network, context), message));
        }
    }

    /// <summary>The type of what was written, before it is converted to that of the parameter.</summary>
    private static ITypeSymbol? StaticType(IOperation value) =>
        value is IConversionOperation { IsImplicit: true } conversion ? StaticType(conversion.Operand) : value.Type;

    private static Judged? Check(INamedTypeSymbol model, CancellationToken cancellation) => Attempt.At(
        model.Name,
        () => RecordParser.Parse(model, cancellation) is { IsComplete: true } record
            && Checker.Check(record.Declarations, cancellation).Network is { } network
            ? new Judged(network, record.Declarations.Root.Recipe.LossName)
            : null).Value;

    /// <summary>Where the model declares what it takes.</summary>
    private static IEnumerable<Location> Related(INamedTypeSymbol model, Network network, OperationAnalysisContext context) =>
        model.DeclaringSyntaxReferences.IsEmpty ? [] : [SiteLocator.Find(model, new Site(network.Nodes[0].Value), context.CancellationToken)];

    /// <summary>A model without errors, and the loss that it declares.</summary>
    private sealed record Judged(Network Network, string Loss);
}
