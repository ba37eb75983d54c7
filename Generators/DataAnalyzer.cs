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

    private readonly Func<DeclarationSet, CancellationToken, CheckedModel> check;

    /// <summary>An analyzer that asks the checker.</summary>
    public DataAnalyzer()
        : this(Checker.Check)
    {
    }

    /// <summary>An analyzer that asks another checker, for tests.</summary>
    internal DataAnalyzer(Func<DeclarationSet, CancellationToken, CheckedModel> check) => this.check = check;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.Of(Catalogue.DataPictures),
        Descriptors.Of(Catalogue.DataClasses),
        Descriptors.Of(Catalogue.DataShapeRange),
        Descriptors.Of(Catalogue.FlipsOfOneSidedData),
        Descriptors.Of(Catalogue.DataLoss),
        Descriptors.Of(Catalogue.Internal),
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
            var models = new ConcurrentDictionary<ISymbol, Attempt<KnownModel?>>(SymbolEqualityComparer.Default);
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

    private void CheckCall(OperationAnalysisContext context, ConcurrentDictionary<ISymbol, Attempt<KnownModel?>> models)
    {
        var call = (IInvocationOperation)context.Operation;
        var model = call.TargetMethod.ContainingType;
        if (!call.TargetMethod.IsStatic || !EntryPoints.Contains(call.TargetMethod.Name) || !RecordParser.IsModel(model))
            return;

        // Another recipe than the model's is known only when it runs.
        var isByModel = !call.Arguments.Any(argument => argument is { Parameter.Name: "recipe", ArgumentKind: not ArgumentKind.DefaultValue });
        foreach (var argument in call.Arguments)
        {
            if (DataParser.Parse(StaticType(argument.Value)) is not { } data || DataCheck.Broken(data) is not null)
                continue;
            var place = argument.Value.Syntax.GetLocation();
            var problems = models.GetOrAdd(model, _ => Check(model, context.CancellationToken))
                .Then(known => known is null ? [] : Problems(known, data, isByModel, call.TargetMethod.Name == "Train"));
            if (problems.Failure is { } failure)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Catalogue.Internal), place, failure));
            foreach (var (descriptor, message, input) in problems.Value.IsDefault ? [] : problems.Value)
            {
                var declared = SiteLocator.FindIn(context.Compilation, model, new Site(input), context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.Of(descriptor), place, declared is null ? [] : [declared], message));
            }
        }
    }

    /// <summary>What does not fit, and the model's input.</summary>
    private static ImmutableArray<(Descriptor Descriptor, string Message, int Input)> Problems(
        KnownModel known, DataDeclaration data, bool isByModel, bool isTraining) =>
    [
        .. DataCheck.Of(known.Network, isByModel ? known.Declaration.Recipe.LossName : null, data)
            .Concat(isByModel && isTraining ? DataCheck.OfAugmentation(known.Declaration, data) : [])
            .Select(problem => (problem.Descriptor, problem.Message, known.Network.Nodes[0].Value)),
    ];

    /// <summary>The type of what was written, before it is converted to that of the parameter.</summary>
    private static ITypeSymbol? StaticType(IOperation value) =>
        value is IConversionOperation { IsImplicit: true } conversion ? StaticType(conversion.Operand) : value.Type;

    private Attempt<KnownModel?> Check(INamedTypeSymbol model, CancellationToken cancellation) => Attempt.At<KnownModel?>(
        model.Name,
        () => RecordParser.Parse(model, cancellation) is { IsComplete: true } record
            && check(record.Declarations, cancellation).Network is { } network
                ? new KnownModel(record.Declarations.Root, network)
                : null);

    /// <summary>A model without mistakes.</summary>
    private sealed record KnownModel(Declaration Declaration, Network Network);
}
