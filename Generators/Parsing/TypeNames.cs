using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>Names of types as values.</summary>
internal static class TypeNames
{
    /// <summary>The name as metadata spells it: <c>Zoo.Outer+Inner`1</c>.</summary>
    public static string FullName(this ITypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return $"{outer.FullName()}+{type.MetadataName}";
        return Namespace(type) is { Length: > 0 } inside ? $"{inside}.{type.MetadataName}" : type.MetadataName;
    }

    /// <summary>
    /// Whether it is the language's type of that name. No text is made for it: it is asked for every attribute at every keystroke.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="fullName">One of <see cref="KnownNames"/>.</param>
    public static bool IsKnown(this INamedTypeSymbol type, string fullName) =>
        type is { ContainingType: null, ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } }
        && fullName.Length == KnownNames.Namespace.Length + 1 + type.MetadataName.Length
        && fullName.EndsWith(type.MetadataName, StringComparison.Ordinal);

    /// <summary>What is needed to declare another part of the type.</summary>
    public static TypeReference Reference(INamedTypeSymbol type) => new(
        Namespace(type),
        Containing(type).Reverse().Select(Header).ToEquatableArray(),
        type.Name,
        type.FullName(),
        SyntaxFacts.GetText(type.DeclaredAccessibility),
        TypeParameters(type));

    /// <summary>The types around one, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containing(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static string Namespace(ITypeSymbol type)
    {
        var names = new Stack<string>();
        for (var inside = type.ContainingNamespace; inside is { IsGlobalNamespace: false }; inside = inside.ContainingNamespace)
            names.Push(inside.Name);
        return string.Join(".", names);
    }

    private static string Header(INamedTypeSymbol type) =>
        $"{(type.IsStatic ? "static " : "")}partial {Keyword(type)} {Identifier(type.Name)}{TypeParameters(type)}";

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) => type.TypeParameters.IsEmpty
        ? ""
        : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Identifier(parameter.Name)))}>";

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;
}
