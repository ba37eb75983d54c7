using System.Globalization;
using DeclarativeNet.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace DeclarativeNet.Generators.Emit;

/// <summary>Values as C# spells them, whatever the culture.</summary>
internal static class Literals
{
    /// <summary>An integer.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A floating-point number, with all its digits.</summary>
    public static string Of(double number) => number switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when double.IsNaN(number) => "double.NaN",
        _ => SymbolDisplay.FormatPrimitive(number, quoteStrings: false, useHexadecimalNumbers: false) is var digits
            && digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits,
    };

    /// <summary>A truth value.</summary>
    public static string Of(bool truth) => truth ? "true" : "false";

    /// <summary>A string.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A height and a width, for a parameter that takes a tuple.</summary>
    public static string Of(Pair pair) => $"({Of(pair.Height)}, {Of(pair.Width)})";

    /// <summary>A constant of an attribute.</summary>
    public static string Of(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => Of(integer.Value),
        ArgumentValue.Real real => Of(real.Value),
        ArgumentValue.Boolean truth => Of(truth.Value),
        ArgumentValue.Text text => Of(text.Value),
        ArgumentValue.EnumMember member => $"global::{member.Type.Replace('+', '.')}.{Identifiers.Escape(member.Member)}",
        ArgumentValue.List list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        ArgumentValue.Null => "null",
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no constant."),
    };
}
