using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>A model that is given data which do not fit it: the mistake is told at the call, and put right in the model.</summary>
/// <param name="Type">The model.</param>
/// <param name="Data">What is known of the data.</param>
internal sealed record CalledModel(INamedTypeSymbol Type, DataDeclaration Data)
{
    /// <summary>The model that the argument at a place goes to; nothing where that is no argument of data.</summary>
    public static CalledModel? At(Location location, SemanticModel semantics, SyntaxNode root, CancellationToken cancellation) =>
        root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax argument
            && argument.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax call
            && semantics.GetSymbolInfo(call, cancellation).Symbol?.ContainingType is { } type && RecordParser.IsModel(type)
            && DataParser.Parse(semantics.GetTypeInfo(argument, cancellation).Type) is { } data
                ? new(type, data)
                : null;

    /// <summary>The document that declares the model's values; nothing where it is no source of this solution.</summary>
    public Document? DocumentIn(Solution solution, CancellationToken cancellation) =>
        RecordParser.PrimaryConstructor(Type, cancellation)?.DeclaringSyntaxReferences.FirstOrDefault() is { } declared
            ? solution.GetDocument(declared.SyntaxTree)
            : null;

    /// <summary>The repairs of the model.</summary>
    public IEnumerable<Repair> Repairs(CancellationToken cancellation) =>
        Shapes.Repairs.Repairs.OfData(RecordParser.Parse(Type, cancellation).Declarations, Data, cancellation);
}
