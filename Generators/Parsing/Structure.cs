using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>What can be wrong with a declaration before any shape is looked at.</summary>
internal static class Structure
{
    /// <summary>As many as torch's modules take in both tensor backends.</summary>
    private const int MostInputs = 3;

    /// <summary>Whether another part of the type can be declared.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.IsRecord
        && type.Name != GeneratedNames.Network
        && !Hiding(type).Any()
        && IsPartial(type, cancellation)
        && TypeNames.Containing(type).All(outer => IsPartial(outer, cancellation));

    /// <summary>The findings, the first of each kind of mistake first. A type that is no record is not looked into.</summary>
    public static IEnumerable<Finding> Check(
        INamedTypeSymbol type, DeclarationKind kind, IReadOnlyList<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        if (!type.IsRecord)
            return [Of(Catalogue.NotARecord, StructureMessages.NotARecord(type.Name, kind.ToString()))];
        return Partial(type, kind, cancellation)
            .Concat(Inputs(type, parameters))
            .Concat(Order(kind, parameters))
            .Concat(kind == DeclarationKind.Model ? Names(type, parameters) : []);
    }

    private static IEnumerable<Finding> Partial(INamedTypeSymbol type, DeclarationKind kind, CancellationToken cancellation)
    {
        // Nothing is generated for a block, nor for a type of another assembly.
        if (kind == DeclarationKind.Block || type.DeclaringSyntaxReferences.IsEmpty)
            yield break;
        if (!IsPartial(type, cancellation))
            yield return Of(Catalogue.NotPartial, StructureMessages.NotPartial(type.Name));
        if (TypeNames.Containing(type).FirstOrDefault(outer => !IsPartial(outer, cancellation)) is { } closed)
            yield return Of(Catalogue.NestedInNotPartial, StructureMessages.NestedInNotPartial(type.Name, closed.Name));
    }

    private static IEnumerable<Finding> Inputs(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters)
    {
        var values = parameters.Where(parameter => Parameters.Kind(parameter) is not null).ToList();
        var inputs = values.Where(Steps.IsInput).ToList();
        if (inputs.Count == 0)
            yield return Of(Catalogue.NoInput, StructureMessages.NoInput(type.Name));
        else if (inputs[0].Ordinal != values[0].Ordinal)
            yield return Of(
                Catalogue.InputNotFirst, StructureMessages.FirstIsNoInput(values[0].Name, inputs[0].Name), new(values[0].Ordinal));
        foreach (var computed in inputs.Where(Steps.HasMoreThanInput))
            yield return Of(
                Catalogue.InputNotFirst, StructureMessages.InputIsComputed(computed.Name), new(computed.Ordinal, Steps.InputPlace(computed)));
        if (inputs.Count > MostInputs)
            yield return Of(
                Catalogue.TooManyInputs,
                StructureMessages.TooManyInputs(type.Name, inputs.Count, MostInputs),
                new(inputs[MostInputs].Ordinal, Steps.InputPlace(inputs[MostInputs])));
    }

    private static IEnumerable<Finding> Order(DeclarationKind kind, IReadOnlyList<IParameterSymbol> parameters)
    {
        var firstValue = parameters.FirstOrDefault(parameter => Parameters.Kind(parameter) is not null);
        foreach (var parameter in parameters)
        {
            if (Parameters.Kind(parameter) is not null || parameter.Type.TypeKind == TypeKind.Error)
                continue;
            var isModel = kind == DeclarationKind.Model;
            if (isModel || !Parameters.IsHyperparameter(parameter))
                yield return Of(
                    Catalogue.StrayParameter,
                    StructureMessages.StrayParameter(parameter.Name, TypeName(parameter), isModel),
                    new(parameter.Ordinal));
            else if (firstValue is not null && firstValue.Ordinal < parameter.Ordinal)
                yield return Of(
                    Catalogue.HyperparameterAfterValue,
                    StructureMessages.HyperparameterAfterValue(parameter.Name, firstValue.Name),
                    new(parameter.Ordinal));
        }
    }

    private static IEnumerable<Finding> Names(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters)
    {
        // A class may not have its own name as that of a member.
        if (type.Name == GeneratedNames.Network)
            yield return Of(Catalogue.ReservedName, StructureMessages.ReservedName(type.Name, type.Name));
        foreach (var (name, where) in Hiding(type))
            yield return Of(Catalogue.HidingName, StructureMessages.HidingName(name, where, type.Name));
        foreach (var parameter in parameters.Where(parameter => GeneratedNames.All.Contains(parameter.Name)))
            yield return Of(Catalogue.ReservedName, StructureMessages.ReservedName(parameter.Name, type.Name), new(parameter.Ordinal));
    }

    /// <summary>
    /// What a name means inside the type is looked for in the types and namespaces around it before a file's aliases are. All other names
    /// in generated code are written out in full.
    /// </summary>
    private static IEnumerable<(string Name, string Where)> Hiding(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol around = type; around is not null; around = Around(around))
        {
            foreach (var name in GeneratedNames.Aliases.Where(name => !around.GetMembers(name).IsEmpty))
                yield return (name, around.ToDisplayString());
        }
    }

    private static INamespaceOrTypeSymbol Around(INamespaceOrTypeSymbol inner) =>
        inner.ContainingType ?? (INamespaceOrTypeSymbol)inner.ContainingNamespace;

    private static string TypeName(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static Finding Of(Descriptor descriptor, string message, Site? site = null) =>
        new(descriptor.Id, site ?? Site.Type, message, EquatableArray<RelatedSite>.Empty);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
