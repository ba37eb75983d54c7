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
        Descriptors.Of(Catalogue.FlipsOfOneSidedData),
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
            var models = new ConcurrentDictionary<ISymbol, KnownModel?>(SymbolEqualityComparer.Default);
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

    private static void CheckCall(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, KnownModel?> models)
    {
        var call = (IInvocationOperation)context.Operation;
        var model = call.TargetMethod.ContainingType;
        if (!call.TargetMethod.IsStatic || !EntryPoints.Contains(call.TargetMethod.Name) || !RecordParser.IsModel(model))
            return;

        // Another recipe than the model's is known only when it runs.
        var isByModel = !call.Arguments.Any(argument => argument is { Parameter.Name: "recipe", ArgumentKind: not ArgumentKind.DefaultValue });
        foreach (var argument in call.Arguments)
        {
            if (DataParser.Parse(StaticType(argument.Value)) is not { } data || DataCheck.Broken(data) is not null
                || models.GetOrAdd(model, _ => Check(model, context.CancellationToken)) is not { } known)
                continue;
            var messages = DataCheck.Of(known.Network, isByModel ? known.Declaration.Recipe.LossName : null, data)
                .Concat(isByModel && call.TargetMethod.Name == "Train" ? DataCheck.OfAugmentation(known.Declaration, data) : []);
            foreach (var (descriptor, message) in messages)
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.Of(descriptor), argument.Value.Syntax.GetLocation(), Related(model, known.Network, context), message));
        }
    }

    /// <summary>The type of what was written, before it is converted to that of the parameter.</summary>
    private static ITypeSymbol? StaticType(IOperation value) =>
        value is IConversionOperation { IsImplicit: true } conversion ? StaticType(conversion.Operand) : value.Type;

    private static KnownModel? Check(INamedTypeSymbol model, CancellationToken cancellation) => Attempt.At(
        model.Name,
        () => RecordParser.Parse(model, cancellation) is { IsComplete: true } record
            && Checker.Check(record.Declarations, cancellation).Network is { } network
                ? new KnownModel(record.Declarations.Root, network)
                : null).Value;

    /// <summary>Where the model declares what it takes.</summary>
    private static IEnumerable<Location> Related(INamedTypeSymbol model, Network network, OperationAnalysisContext context) =>
        model.DeclaringSyntaxReferences.IsEmpty ? [] : [SiteLocator.Find(model, new Site(network.Nodes[0].Value), context.CancellationToken)];

    /// <summary>A model without mistakes.</summary>
    private sealed record KnownModel(Declaration Declaration, Network Network);
}
