using System.Globalization;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>Constants of attributes as values.</summary>
internal static class Constants
{
    /// <summary>The constant; nothing where the code does not compile yet.</summary>
    public static ArgumentValue? Parse(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Error } => null,
        { IsNull: true } => new ArgumentValue.Null(),
        { Kind: TypedConstantKind.Array } => List(constant),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => new ArgumentValue.Text(type.FullName()),
        { Kind: TypedConstantKind.Enum, Type: { } type } => EnumMember(type, constant.Value),
        _ => Primitive(constant.Value),
    };

    /// <summary>The arguments of an attribute, as written; nothing where the code does not compile yet.</summary>
    public static EquatableArray<Argument>? Arguments(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor
            || constructor.Parameters.Length != attribute.ConstructorArguments.Length)
            return null;
        var positional = constructor.Parameters.Zip(
            attribute.ConstructorArguments, (parameter, constant) => (parameter.Name, Value: Parse(constant)));
        var named = attribute.NamedArguments.Select(argument => (Name: argument.Key, Value: Parse(argument.Value)));
        var all = positional.Concat(named).ToList();
        return all.Any(argument => argument.Value is null)
            ? null
            : all.Select(argument => new Argument(argument.Name, argument.Value!)).ToEquatableArray();
    }

    private static ArgumentValue? List(TypedConstant constant)
    {
        var items = constant.Values.Select(Parse).ToList();
        return items.Contains(null) ? null : new ArgumentValue.List(items.Select(item => item!).ToEquatableArray());
    }

    private static ArgumentValue EnumMember(ITypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value)) is { } member
            ? new ArgumentValue.EnumMember(type.FullName(), member.Name)
            : new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static ArgumentValue? Primitive(object? value) => value switch
    {
        bool truth => new ArgumentValue.Boolean(truth),
        string text => new ArgumentValue.Text(text),
        char letter => new ArgumentValue.Text(letter.ToString()),
        float number => new ArgumentValue.Real(number),
        double number => new ArgumentValue.Real(number),
        ulong and > long.MaxValue => new ArgumentValue.Integer(long.MaxValue),
        sbyte or byte or short or ushort or int or uint or long or ulong =>
            new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => null,
    };
}
