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
        IsRecordClass(type)
        && !IsFileLocal(type)
        && IsPartial(type, cancellation)
        && TypeNames.Containing(type).All(outer => IsPartial(outer, cancellation));

    /// <summary>The findings, the first of each kind of mistake first. A type that is no record is not looked into.</summary>
    public static IEnumerable<Finding> Check(
        INamedTypeSymbol type, DeclarationKind kind, IReadOnlyList<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        if (!IsRecordClass(type))
            return [Finding.Of(Catalogue.NotARecord, Site.Type, StructureMessages.NotARecord(type.Name, kind.ToString()))];
        return Partial(type, kind, cancellation)
            .Concat(Inputs(type, parameters))
            .Concat(Order(kind, parameters))
            .Concat(CustomLayers.Check(type, parameters))
            .Concat(kind == DeclarationKind.Model ? MemberNames.Check(type, parameters).Concat(Construction(type, cancellation)) : []);
    }

    private static bool IsRecordClass(INamedTypeSymbol type) => type is { IsRecord: true, TypeKind: TypeKind.Class };

    private static bool IsFileLocal(INamedTypeSymbol type) => TypeNames.Containing(type).Prepend(type).Any(each => each.IsFileLocal);

    private static IEnumerable<Finding> Partial(INamedTypeSymbol type, DeclarationKind kind, CancellationToken cancellation)
    {
        // Nothing is generated for a block, nor for a type of another assembly.
        if (kind == DeclarationKind.Block || type.DeclaringSyntaxReferences.IsEmpty)
            yield break;
        if (!IsPartial(type, cancellation))
            yield return Finding.Of(Catalogue.NotPartial, Site.Type, StructureMessages.NotPartial(type.Name));
        if (IsFileLocal(type))
            yield return Finding.Of(Catalogue.FileLocal, Site.Type, StructureMessages.FileLocal(type.Name));
        if (TypeNames.Containing(type).FirstOrDefault(outer => !IsPartial(outer, cancellation)) is { } closed)
            yield return Finding.Of(Catalogue.NestedInNotPartial, Site.Type, StructureMessages.NestedInNotPartial(type.Name, closed.Name));
    }

    private static IEnumerable<Finding> Inputs(INamedTypeSymbol type, IReadOnlyList<IParameterSymbol> parameters)
    {
        var values = parameters.Where(parameter => Parameters.Kind(parameter) is not null).ToList();
        var inputs = values.Where(Steps.IsInput).ToList();
        if (inputs.Count == 0)
            yield return Finding.Of(Catalogue.NoInput, Site.Type, StructureMessages.NoInput(type.Name));
        else if (inputs[0].Ordinal != values[0].Ordinal)
            yield return Finding.Of(
                Catalogue.InputNotFirst, new(values[0].Ordinal), StructureMessages.FirstIsNoInput(values[0].Name, inputs[0].Name));
        foreach (var computed in inputs.Where(Steps.HasMoreThanInput))
            yield return Finding.Of(
                Catalogue.InputNotFirst,
                new(computed.Ordinal, Steps.InputPlace(computed)),
                StructureMessages.InputIsComputed(computed.Name));
        if (inputs.Count > MostInputs)
            yield return Finding.Of(
                Catalogue.TooManyInputs,
                new(inputs[MostInputs].Ordinal, Steps.InputPlace(inputs[MostInputs])),
                StructureMessages.TooManyInputs(type.Name, inputs.Count, MostInputs));
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
                yield return Finding.Of(
                    Catalogue.StrayParameter,
                    new(parameter.Ordinal),
                    StructureMessages.StrayParameter(parameter.Name, TypeName(parameter), isModel));
            else if (firstValue is not null && firstValue.Ordinal < parameter.Ordinal)
                yield return Finding.Of(
                    Catalogue.HyperparameterAfterValue,
                    new(parameter.Ordinal),
                    StructureMessages.HyperparameterAfterValue(parameter.Name, firstValue.Name));
        }
    }

    /// <summary>A trace of a forward pass is an instance of the record, made of the values and nothing else.</summary>
    private static IEnumerable<Finding> Construction(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsAbstract)
            yield return Finding.Of(Catalogue.NotConstructible, Site.Type, StructureMessages.Abstract(type.Name));
        var constructor = RecordParser.PrimaryConstructor(type, cancellation);
        var setsAll = constructor?.GetAttributes().Any(attribute => attribute.AttributeClass?.FullName() == KnownNames.SetsRequired) ?? true;
        var required = Ancestry(type).SelectMany(each => each.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        if (required is not null && !setsAll)
            yield return Finding.Of(Catalogue.NotConstructible, Site.Type, StructureMessages.Required(type.Name, required.Name));
    }

    private static IEnumerable<INamedTypeSymbol> Ancestry(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
    }

    private static string TypeName(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
