using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>Reads what a type of data says of itself.</summary>
internal static class DataParser
{
    /// <summary>The type's own <c>DataShape</c>, or that of the nearest base type or constraint that has one.</summary>
    public static DataDeclaration? Parse(ITypeSymbol? type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(Parse).FirstOrDefault(found => found is not null);
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (Attribute(known) is { } attribute)
                return Parse(known.Name, attribute);
        }

        return type?.AllInterfaces.Where(known => Attribute(known) is not null)
            .Select(known => Parse(known.Name, Attribute(known)!)).FirstOrDefault();
    }

    /// <summary>The type's own <c>DataShape</c>.</summary>
    public static AttributeData? Attribute(ITypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.Is(KnownNames.DataShape));

    private static DataDeclaration? Parse(string name, AttributeData attribute)
    {
        if (Constants.Arguments(attribute) is not { } arguments)
            return null;
        var numbers = arguments.Where(argument => argument.Value is ArgumentValue.Integer)
            .ToDictionary(argument => argument.Name, argument => ((ArgumentValue.Integer)argument.Value).Value, StringComparer.Ordinal);
        return new(
            name,
            numbers.TryGetValue("channels", out var channels) ? new(channels, numbers["height"], numbers["width"]) : null,
            numbers.TryGetValue("Classes", out var classes) ? classes : null,
            AllowsFlips: !arguments.Contains(new("AllowsFlips", new ArgumentValue.Boolean(false))),
            IsMultiLabel: arguments.Any(argument => argument is { Name: "MultiLabel", Value: ArgumentValue.Boolean { Value: true } }));
    }
}
