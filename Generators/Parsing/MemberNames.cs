using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>Names that are in the way of those that generated code has or needs.</summary>
internal static class MemberNames
{
    /// <summary>What is wrong with the names of a model, its values and its members.</summary>
    public static IEnumerable<Finding> Check(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters)
    {
        // A class may not have its own name as that of a member.
        if (GeneratedNames.All.Contains(type.Name))
            yield return Finding.Of(Catalogue.ReservedName, Site.Type, StructureMessages.ReservedName(type.Name, type.Name));
        foreach (var (name, where) in Hiding(type))
            yield return Finding.Of(Catalogue.HidingName, Site.Type, StructureMessages.HidingName(name, where, type.Name));
        foreach (var name in Own(type))
            yield return Finding.Of(Catalogue.ReservedName, Site.Type, StructureMessages.ReservedName(name, type.Name));
        foreach (var parameter in parameters.Where(parameter => GeneratedNames.All.Contains(parameter.Name)))
            yield return Finding.Of(
                Catalogue.ReservedName, new(parameter.Ordinal), StructureMessages.ReservedName(parameter.Name, type.Name));
    }

    /// <summary>The names of generated members that the user's own members have, values aside.</summary>
    public static IEnumerable<string> Own(INamedTypeSymbol type)
    {
        // The analyzer sees the generated part as well.
        var generated = HintName.Of(TypeNames.Reference(type));
        return type.GetMembers()
            .Where(member => GeneratedNames.All.Contains(member.Name))
            .Where(member => member.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax() is not ParameterSyntax
                && !reference.SyntaxTree.FilePath.EndsWith(generated, StringComparison.Ordinal)))
            .Select(member => member.Name)
            .Distinct();
    }

    /// <summary>
    /// What a name means inside the type is looked for in the types and namespaces around it before a file's aliases are. All other names
    /// in generated code are written out in full.
    /// </summary>
    public static IEnumerable<(string Name, string Where)> Hiding(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol around = type; around is not null; around = Around(around))
        {
            foreach (var name in GeneratedNames.Aliases.Where(name => !around.GetMembers(name).IsEmpty))
                yield return (name, around.ToDisplayString());
        }
    }

    private static INamespaceOrTypeSymbol Around(INamespaceOrTypeSymbol inner) =>
        inner.ContainingType ?? (INamespaceOrTypeSymbol)inner.ContainingNamespace;
}
