using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DeclarativeNet.Generators.Parsing.Sites;

/// <summary>Where a range of a string's value stands in its literal.</summary>
internal static class LiteralSpan
{
    private const int LongEscape = 10;

    /// <summary>The span of the range; of the whole expression where it is no literal of one line, or the range is all of it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="start">Where the range begins in the value, or −1 for the whole expression.</param>
    /// <param name="length">How many characters of the value it takes.</param>
    public static TextSpan Of(ExpressionSyntax expression, int start, int length)
    {
        if (start < 0)
            return expression.Span;
        if (expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } name)
            return name.ArgumentList.Arguments[0].Span;
        if (expression is not LiteralExpressionSyntax { Token: var token } || Offsets(token.Text, token.Kind()) is not { } offsets)
            return expression.Span;
        var end = start + length;
        return end < offsets.Count
            ? TextSpan.FromBounds(token.SpanStart + offsets[start], token.SpanStart + offsets[end])
            : expression.Span;
    }

    /// <summary>The place in the literal of each character of the value, and of its end; nothing for a literal of several lines.</summary>
    private static IReadOnlyList<int>? Offsets(string literal, SyntaxKind kind)
    {
        if (kind == SyntaxKind.SingleLineRawStringLiteralToken)
        {
            var quotes = literal.TakeWhile(letter => letter == '"').Count();
            return [.. Enumerable.Range(quotes, literal.Length - (2 * quotes) + 1)];
        }

        if (kind != SyntaxKind.StringLiteralToken)
            return null;
        var isVerbatim = literal[0] == '@';
        var offsets = new List<int>();
        var position = isVerbatim ? 2 : 1;
        while (position < literal.Length - 1)
        {
            var length = isVerbatim ? (literal[position] == '"' ? 2 : 1) : Escape(literal, position);

            offsets.Add(position);

            // An escape of eight digits is two characters of the value where it lies beyond the sixteen-bit ones.
            if (length == LongEscape && literal.Substring(position + 2, 4) != "0000")
                offsets.Add(position);
            position += length;
        }

        offsets.Add(position);
        return offsets;
    }

    /// <summary>How many characters of the literal are one of the value.</summary>
    private static int Escape(string literal, int position)
    {
        if (literal[position] != '\\')
            return 1;
        return literal[position + 1] switch
        {
            'u' => 6,
            'U' => LongEscape,
            'x' => 2 + literal.Skip(position + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(),
            _ => 2,
        };
    }
}
