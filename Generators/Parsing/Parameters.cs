using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>What a record's parameter is: a value of the forward pass, or a hyperparameter.</summary>
internal static class Parameters
{
    /// <summary>The kind of value that the parameter's type names, if it names one.</summary>
    public static ValueKind? Kind(IParameterSymbol parameter) => parameter.Type.FullName() switch
    {
        KnownNames.Namespace + ".Image" => ValueKind.Image,
        KnownNames.Namespace + ".Map" => ValueKind.Map,
        KnownNames.Namespace + ".Tokens" => ValueKind.Tokens,
        KnownNames.Namespace + ".Vector" => ValueKind.Vector,
        KnownNames.Namespace + ".Logits" => ValueKind.Logits,
        _ => null,
    };

    /// <summary>Whether the parameter's type is one that constants of attributes can have.</summary>
    public static bool IsHyperparameter(IParameterSymbol parameter) => TypeOf(parameter) is not null;

    /// <summary>The hyperparameter, if the parameter is one.</summary>
    public static Hyperparameter? Hyperparameter(IParameterSymbol parameter) => TypeOf(parameter) is { } type
        ? new(parameter.Name, type, Default(parameter), parameter.Ordinal) { Members = Members(parameter.Type).ToEquatableArray() }
        : null;

    private static IEnumerable<string> Members(ITypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name)
        : [];

    private static string? TypeOf(IParameterSymbol parameter) => parameter.Type.SpecialType switch
    {
        SpecialType.System_Int32 => "int",
        SpecialType.System_Double => "double",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_String => "string",
        _ => parameter.Type.TypeKind == TypeKind.Enum ? parameter.Type.FullName() : null,
    };

    private static ArgumentValue? Default(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(attribute => attribute.Is(KnownNames.Default)) is { ConstructorArguments.Length: 1 } found
            ? Constants.Parse(found.ConstructorArguments[0])
            : null;
}
