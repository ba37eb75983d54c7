using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DeclarativeNet.Generators.Parsing;

/// <summary>The attributes over a record's parameter.</summary>
internal static class Steps
{
    private const string Suffix = "Attribute";

    /// <summary>The steps, in the order they are written; nothing where one of them does not compile yet.</summary>
    public static EquatableArray<StepDeclaration>? Parse(IParameterSymbol parameter) => Parse(parameter, IsStep);

    /// <summary>What is said of the value beside its steps; nothing where something does not compile yet.</summary>
    public static EquatableArray<StepDeclaration>? Marks(IParameterSymbol parameter) =>
        Parse(parameter, type => type.FullName() is KnownNames.Output or KnownNames.Auxiliary);

    /// <summary>The blocks that the parameter's steps name.</summary>
    public static IEnumerable<INamedTypeSymbol> UsedBlocks(IParameterSymbol parameter) =>
        parameter.GetAttributes()
            .Select(attribute => attribute.AttributeClass is { } type ? UsedBlock(type) : null)
            .OfType<INamedTypeSymbol>();

    /// <summary>Whether the parameter is brought in from outside.</summary>
    public static bool IsInput(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.Is(KnownNames.Input));

    /// <summary>The place of <c>Input</c> among the parameter's attributes, or −1.</summary>
    public static int InputPlace(IParameterSymbol parameter) =>
        parameter.GetAttributes().Select((attribute, place) => attribute.Is(KnownNames.Input) ? place : -1).DefaultIfEmpty(-1).Max();

    /// <summary>Whether something is computed in the parameter beside what is brought in.</summary>
    public static bool HasMoreThanInput(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && IsStep(type) && !attribute.Is(KnownNames.Input));

    /// <summary>Whether an attribute is of the type of that name.</summary>
    public static bool Is(this AttributeData attribute, string fullName) => attribute.AttributeClass?.FullName() == fullName;

    private static EquatableArray<StepDeclaration>? Parse(IParameterSymbol parameter, Func<INamedTypeSymbol, bool> isWanted)
    {
        var steps = new List<StepDeclaration>();
        var attributes = parameter.GetAttributes();
        for (var place = 0; place < attributes.Length; place++)
        {
            if (attributes[place].AttributeClass is not { } type || type.TypeKind == TypeKind.Error)
                return null;
            if (!isWanted(type))
                continue;
            if (Constants.Arguments(attributes[place]) is not { } arguments)
                return null;
            steps.Add(new(Kind(type), arguments, UsedBlock(type)?.FullName(), place));
        }

        return steps.ToEquatableArray();
    }

    private static bool IsStep(INamedTypeSymbol type)
    {
        if (type.FullName() == KnownNames.Input)
            return true;
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.FullName() == KnownNames.Step)
                return true;
        }

        return false;
    }

    private static INamedTypeSymbol? UsedBlock(INamedTypeSymbol type) =>
        type.OriginalDefinition.FullName() == KnownNames.Use ? (type.TypeArguments[0] as INamedTypeSymbol)?.OriginalDefinition : null;

    private static string Kind(INamedTypeSymbol type) => type.Name.EndsWith(Suffix, StringComparison.Ordinal)
        ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
        : type.Name;
}
