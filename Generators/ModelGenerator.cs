using System.Text;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Emit;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using DeclarativeNet.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators;

/// <summary>
/// Completes each record declared <c>[Model]</c>: parses it, checks it, writes its network. What is wrong with a record is told by
/// <see cref="ModelAnalyzer"/>; what is wrong with the generator is told here.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, in order, for tests of what is cached.</summary>
    public static class Steps
    {
        /// <summary>Symbols to values.</summary>
        public const string Parse = "Parse";

        /// <summary>Values to a network or findings.</summary>
        public const string Check = "Check";

        /// <summary>A network to text.</summary>
        public const string Emit = "Emit";
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.Model,
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => Parse((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation, cancellation))
            .WithTrackingName(Steps.Parse)
            .Select(static (parsed, cancellation) => parsed.Then(record => Check(record, cancellation)))
            .WithTrackingName(Steps.Check)
            .Select(static (model, cancellation) => model.Then(found => Emit(found, cancellation)))
            .WithTrackingName(Steps.Emit);
        context.RegisterSourceOutput(sources, static (output, source) => Deliver(output, source));
    }

    private static Attempt<ParsedRecord> Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Attempt.At(type.Name, () => RecordParser.Parse(type, compilation, cancellation));

    private static (ParsedRecord Record, CheckedModel? Model) Check(ParsedRecord record, CancellationToken cancellation) =>
        (record, record.IsComplete ? Checker.Check(record.Declarations, cancellation) : null);

    private static GeneratedFile? Emit((ParsedRecord Record, CheckedModel? Model) found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var root = found.Record.Declarations.Root;
        if (!found.Record.CanBeExtended)
            return null;
        return new(
            HintName.Of(root.Type),
            found.Model is { Network: not null } model
                ? RecordCode.Write(root, model)
                : ErrorCode.Write(root, Reason(found.Model)));
    }

    private static string Reason(CheckedModel? model) =>
        model?.Findings.Select(finding => $"{finding.Id}: {finding.Message}").FirstOrDefault() ?? "its declaration does not compile";

    private static void Deliver(SourceProductionContext output, Attempt<GeneratedFile?> source)
    {
        if (source.Failure is { } failure)
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(Catalogue.Internal), Location.None, failure));
        else if (source.Value is { } file)
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }

    private sealed record GeneratedFile(string HintName, string Text);
}
