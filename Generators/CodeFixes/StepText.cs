using System.Globalization;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.CodeFixes;

/// <summary>Writes steps as a user does.</summary>
internal static class StepText
{
    /// <summary><c>Conv2d(64, 1, Stride = 2)</c>. What a constructor takes begins with a small letter.</summary>
    public static string Of(StepDeclaration step) => step.Arguments.Count == 0
        ? step.Kind
        : $"{step.Kind}({string.Join(", ", step.Arguments.Select(Of))})";

    /// <summary><c>Padding = 1</c>.</summary>
    public static string Named(string name, ArgumentValue value) => $"{name} = {Of(value)}";

    /// <summary>A name in a string is written with <c>nameof</c>.</summary>
    public static string Of(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        ArgumentValue.Real real => SymbolDisplay.FormatPrimitive(real.Value, quoteStrings: true, useHexadecimalNumbers: false),
        ArgumentValue.Boolean boolean => boolean.Value ? "true" : "false",
        ArgumentValue.Text text when SyntaxFacts.IsValidIdentifier(text.Value) => $"nameof({text.Value})",
        ArgumentValue.Text text => SymbolDisplay.FormatLiteral(text.Value, quote: true),
        ArgumentValue.EnumMember member => $"{member.Type.SimpleName()}.{member.Member}",
        ArgumentValue.List list => string.Join(", ", list.Items.Select(Of)),
        ArgumentValue.Null => "null",
        _ => throw new InvalidOperationException($"Unknown constant {value.GetType().Name}."),
    };

    private static string Of(Argument argument) =>
        char.IsLower(argument.Name[0]) ? Of(argument.Value) : Named(argument.Name, argument.Value);
}
