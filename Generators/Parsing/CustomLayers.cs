using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>The users' own layers that steps name.</summary>
internal static class CustomLayers
{
    /// <summary>The layer that an attribute names, if it names one.</summary>
    public static CustomLayer? Layer(INamedTypeSymbol attribute) => Named(attribute) is { } layer
        ? new(layer.Name, layer.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), Access(layer))
        : null;

    /// <summary>What is wrong with the layers that a record's steps name.</summary>
    public static IEnumerable<Finding> Check(INamedTypeSymbol record, IReadOnlyList<IParameterSymbol> parameters) =>
        from parameter in parameters
        from step in parameter.GetAttributes().Select((attribute, place) => (attribute, place))
        where step.attribute.AttributeClass is not null
        let layer = Named(step.attribute.AttributeClass)
        where layer is not null && layer.TypeKind != TypeKind.Error
        let finding = Check(record, parameter, step.attribute, step.place, layer)
        where finding is not null
        select finding;

    private static Finding? Check(
        INamedTypeSymbol record, IParameterSymbol parameter, AttributeData attribute, int place, ITypeSymbol layer)
    {
        if (Problem(layer) is { } problem)
            return Finding.Of(
                Catalogue.CustomType,
                new(parameter.Ordinal, place),
                StructureMessages.CustomType(parameter.Name, layer.Name, problem));
        if (attribute.ConstructorArguments.Length != 2 || attribute.ConstructorArguments[1] is not { Kind: TypedConstantKind.Array, IsNull: false } written)
            return null;

        var constructors = ((INamedTypeSymbol)layer).InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public || IsInternalTo(constructor, record))
            .ToList();
        if (constructors.Any(constructor => Takes(constructor, [.. written.Values])))
            return null;
        var given = written.Values.Select(constant => constant.Type?.ToDisplayString() ?? "null").ToList();
        return Finding.Of(
            Catalogue.CustomConstructor,
            new(parameter.Ordinal, place, given.Count == 0 ? null : "arguments"),
            StructureMessages.CustomConstructor(
                parameter.Name, layer.Name, given.Count == 0 ? "no arguments" : $"({string.Join(", ", given)})", [.. constructors.Select(Header)]));
    }

    private static string? Problem(ITypeSymbol layer)
    {
        if (layer is not INamedTypeSymbol { TypeKind: TypeKind.Class } type || !IsModule(type))
            return "is no module of one tensor to one tensor";
        if (type.IsAbstract)
            return "is abstract";
        return type.IsFileLocal ? "is known to its own file only" : null;
    }

    private static bool IsInternalTo(IMethodSymbol constructor, INamedTypeSymbol record) =>
        constructor.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingAssembly, record.ContainingAssembly);

    /// <summary>What a member of the layer's type can be at most.</summary>
    private static string Access(ITypeSymbol layer)
    {
        var all = (layer is INamedTypeSymbol named ? TypeNames.Containing(named) : []).Prepend(layer).Select(type => type.DeclaredAccessibility).ToList();
        return all.All(access => access == Accessibility.Public) ? "public"
            : all.All(access => access is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal) ? "internal"
            : "private";
    }

    private static bool IsModule(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.OriginalDefinition.FullName() == KnownNames.TensorModule
                && ancestor.TypeArguments.All(argument => argument.FullName() == KnownNames.Tensor))
                return true;
        }

        return false;
    }

    /// <summary>Whether a constructor takes constants as generated code writes them.</summary>
    private static bool Takes(IMethodSymbol constructor, IReadOnlyList<TypedConstant> given) =>
        given.Count <= constructor.Parameters.Length
        && constructor.Parameters.Skip(given.Count).All(parameter => parameter.IsOptional || parameter.IsParams)
        && given.Zip(constructor.Parameters, (constant, parameter) => Takes(parameter.Type, constant)).All(fits => fits);

    private static bool Takes(ITypeSymbol parameter, TypedConstant constant) => constant switch
    {
        { IsNull: true } => parameter.IsReferenceType,
        { Kind: TypedConstantKind.Enum } => SymbolEqualityComparer.Default.Equals(parameter, constant.Type),
        { Value: bool } => parameter.SpecialType == SpecialType.System_Boolean,
        { Value: string } => parameter.SpecialType == SpecialType.System_String,
        { Value: int } => parameter.SpecialType
            is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single or SpecialType.System_Double,
        { Value: long } => parameter.SpecialType is SpecialType.System_Int64,
        { Value: double } => parameter.SpecialType == SpecialType.System_Double,
        _ => false,
    };

    private static string Header(IMethodSymbol constructor) => constructor.Parameters.IsEmpty
        ? "none"
        : $"({string.Join(", ", constructor.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString()} {parameter.Name}"))})";

    private static ITypeSymbol? Named(INamedTypeSymbol? attribute) =>
        attribute?.OriginalDefinition.FullName() == KnownNames.Custom ? attribute.TypeArguments[0] : null;
}
