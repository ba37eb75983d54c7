using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeclarativeNet.Generators.Parsing.Sites;

/// <summary>Finds the source of an attribute's arguments.</summary>
internal static class Arguments
{
    /// <summary>The expression of an argument or of one element of it; nothing where it was not written.</summary>
    /// <param name="attribute">The attribute as written.</param>
    /// <param name="data">The attribute as understood.</param>
    /// <param name="name">A property's name, or that of a constructor's parameter.</param>
    /// <param name="element">Which element of a list, or −1.</param>
    public static ExpressionSyntax? Find(AttributeSyntax attribute, AttributeData data, string name, int element)
    {
        var written = attribute.ArgumentList?.Arguments ?? default;
        if (written.FirstOrDefault(argument => Name(argument) == name) is { } named)
            return Element(named.Expression, element);
        var parameter = data.AttributeConstructor?.Parameters.FirstOrDefault(candidate => candidate.Name == name);
        if (parameter is null)
            return null;
        var positional = written.Where(argument => Name(argument) is null).Skip(parameter.Ordinal).ToList();
        if (positional.Count == 0)
            return null;
        var isExpanded = parameter.IsParams && (positional.Count > 1 || !IsList(positional[0].Expression));
        if (!isExpanded)
            return Element(positional[0].Expression, element);
        return element >= 0 && element < positional.Count ? positional[element].Expression : element < 0 ? positional[0].Expression : null;
    }

    private static string? Name(AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;

    private static bool IsList(ExpressionSyntax expression) => Items(expression) is not null;

    private static ExpressionSyntax Element(ExpressionSyntax expression, int element) =>
        element >= 0 && Items(expression) is { } items && element < items.Count ? items[element] : expression;

    private static IReadOnlyList<ExpressionSyntax>? Items(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
        CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(item => item.Expression)],
        _ => null,
    };
}
