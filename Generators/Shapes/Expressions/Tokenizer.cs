using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>A piece of an expression's text.</summary>
internal sealed record Token(TokenKind Kind, string Text, int Start)
{
    /// <summary>How many characters it takes.</summary>
    public int Length => Text.Length;

    /// <summary>Where the next one may begin.</summary>
    public int End => Start + Length;
}

/// <summary>The sorts of tokens.</summary>
internal enum TokenKind
{
    /// <summary>A name, <c>true</c> and <c>false</c> among them.</summary>
    Name,

    /// <summary>A number without a point.</summary>
    Integer,

    /// <summary>A number with a point or an exponent.</summary>
    Real,

    /// <summary>A string in single quotes.</summary>
    Text,

    /// <summary>An operator or a parenthesis.</summary>
    Symbol,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>Cuts an expression's text into tokens.</summary>
internal static class Tokenizer
{
    private static readonly ImmutableArray<string> Symbols =
        ["==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "(", ")", "<", ">", "!", "?", ":", ",", "."];

    /// <summary>The tokens, the last one being <see cref="TokenKind.End"/>; or the first character that fits nowhere.</summary>
    public static Outcome<IReadOnlyList<Token>> Read(string text)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (position == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", position));
                return tokens;
            }

            var next = ReadOne(text, position);
            if (next.Value is not { } token)
                return next.Error!;
            tokens.Add(token);
            position = token.End;
        }
    }

    private static Outcome<Token> ReadOne(string text, int start)
    {
        var first = text[start];
        if (char.IsLetter(first) || first == '_')
            return new Token(TokenKind.Name, Slice(text, start, Skip(text, start, IsNamePart)), start);
        if (IsDigit(first))
            return ReadNumber(text, start);
        if (first == '\'')
            return text.IndexOf('\'', start + 1) is var close and >= 0
                ? new Token(TokenKind.Text, Slice(text, start, close + 1), start)
                : new ExpressionError(ExpressionProblem.Syntax, start, text.Length - start, "a closing ' is missing");
        return Symbols.FirstOrDefault(symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0) is { } found
            ? new Token(TokenKind.Symbol, found, start)
            : new ExpressionError(ExpressionProblem.Syntax, start, 1, $"'{first}' does not belong in an expression");
    }

    private static Outcome<Token> ReadNumber(string text, int start)
    {
        var end = Skip(text, start, IsDigit);
        var isReal = end + 1 < text.Length && text[end] == '.' && IsDigit(text[end + 1]);
        if (isReal)
            end = Skip(text, end + 1, IsDigit);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (digits < text.Length && IsDigit(text[digits]))
                (isReal, end) = (true, Skip(text, digits, IsDigit));
        }

        var past = Skip(text, end, IsNamePart);
        return past == end
            ? new Token(isReal ? TokenKind.Real : TokenKind.Integer, Slice(text, start, end), start)
            : new ExpressionError(ExpressionProblem.Syntax, start, past - start, $"'{Slice(text, start, past)}' is neither a number nor a name");
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static int Skip(string text, int position, Func<char, bool> belongs)
    {
        while (position < text.Length && belongs(text[position]))
            position++;
        return position;
    }

    private static string Slice(string text, int start, int end) => text.Substring(start, end - start);
}
