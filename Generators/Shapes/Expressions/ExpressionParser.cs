using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>Parses dimension expressions, with C#'s precedences, by recursive descent.</summary>
internal sealed class ExpressionParser
{
    /// <summary>Deeper nesting than this is refused, so that no text can exhaust the compiler's stack.</summary>
    private const int DeepestNesting = 100;

    /// <summary>Longer texts are refused for the same reason: a chain of operators nests to the left.</summary>
    private const int LongestText = 2000;

    private static readonly ImmutableArray<ImmutableArray<string>> Levels =
        [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]];

    private readonly IReadOnlyList<Token> tokens;
    private int position;
    private int nesting;

    private ExpressionParser(IReadOnlyList<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[position];

    /// <summary>The expression, or the first mistake in it.</summary>
    public static Outcome<Expression> Parse(string text) => text.Length > LongestText
        ? new ExpressionError(ExpressionProblem.Syntax, 0, text.Length, $"an expression has at most {LongestText} characters")
        : Tokenizer.Read(text).Then<Expression>(tokens =>
        {
            var parser = new ExpressionParser(tokens);
            return parser.ParseConditional().Then<Expression>(expression =>
                parser.Current.Kind == TokenKind.End ? expression : parser.Unexpected());
        });

    private Outcome<Expression> ParseConditional()
    {
        if (++nesting > DeepestNesting)
            return Error(Current, "the expression is nested too deeply");

        var parsed = ParseBinary(0).Then(condition => !Accept("?")
            ? condition
            : ParseConditional().Then(whenTrue => Expect(":").Then(_ => ParseConditional().Then<Expression>(whenFalse =>
                new Expression.Conditional(condition, whenTrue, whenFalse, condition.Start, Span(condition, whenFalse))))));
        nesting--;
        return parsed;
    }

    private Outcome<Expression> ParseBinary(int level)
    {
        if (level == Levels.Length)
            return ParseUnary();

        var left = ParseBinary(level + 1);
        while (left.Value is not null && Current is { Kind: TokenKind.Symbol, Text: var symbol } && Levels[level].Contains(symbol))
        {
            position++;
            left = left.Then(first => ParseBinary(level + 1).Then<Expression>(second =>
                new Expression.Binary(symbol, first, second, first.Start, Span(first, second))));
        }

        return left;
    }

    private Outcome<Expression> ParseUnary()
    {
        var first = Current;
        if (!Accept("-") && !Accept("!"))
            return ParsePrimary();
        if (++nesting > DeepestNesting)
            return Error(Current, "the expression is nested too deeply");

        var parsed = ParseUnary().Then<Expression>(operand =>
            new Expression.Unary(first.Text, operand, first.Start, operand.Start + operand.Length - first.Start));
        nesting--;
        return parsed;
    }

    private Outcome<Expression> ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                position++;
                return long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
                    ? Literal(new ExpressionValue.Integer(integer), token)
                    : Error(token, $"{token.Text} is too large");
            case TokenKind.Real:
                position++;
                return Literal(new ExpressionValue.Real(double.Parse(token.Text, CultureInfo.InvariantCulture)), token);
            case TokenKind.Text:
                position++;
                return Literal(new ExpressionValue.Text(token.Text.Trim('\'')), token);
            case TokenKind.Name:
                position++;
                return ParseName(token);
            default:
                return Accept("(") ? ParseConditional().Then(inner => Expect(")").Then<Expression>(_ => inner)) : Unexpected();
        }
    }

    private Outcome<Expression> ParseName(Token name)
    {
        if (name.Text is "true" or "false")
            return Literal(new ExpressionValue.Truth(new Proposition.Constant(name.Text == "true")), name);
        if (Accept("("))
            return ParseArguments(name);
        if (!Accept("."))
            return new Expression.Name(name.Text, name.Start, name.Length);

        var member = Current;
        if (member.Kind != TokenKind.Name)
            return Error(member, $"a name is missing after '{name.Text}.'");
        position++;
        return new Expression.Member(name.Text, member.Text, name.Start, member.End - name.Start);
    }

    private Outcome<Expression> ParseArguments(Token function)
    {
        var arguments = new List<Expression>();
        if (!Accept(")"))
        {
            do
            {
                var argument = ParseConditional();
                if (argument.Value is null)
                    return argument;
                arguments.Add(argument.Value);
            }
            while (Accept(","));

            if (Expect(")").Error is { } missing)
                return missing;
        }

        return new Expression.Call(function.Text, arguments.ToEquatableArray(), function.Start, tokens[position - 1].End - function.Start);
    }

    private bool Accept(string symbol)
    {
        var accepted = Current.Kind == TokenKind.Symbol && Current.Text == symbol;
        position += accepted ? 1 : 0;
        return accepted;
    }

    private Outcome<Token> Expect(string symbol)
    {
        var token = Current;
        return Accept(symbol)
            ? token
            : Error(token, token.Kind == TokenKind.End ? $"'{symbol}' is missing" : $"'{symbol}' is missing before '{token.Text}'");
    }

    private ExpressionError Unexpected() =>
        Error(Current, Current.Kind == TokenKind.End ? "something is missing at the end" : $"'{Current.Text}' is not expected here");

    /// <summary>An error at a token; the end of the text, which has no characters, is shown by the last one.</summary>
    private static ExpressionError Error(Token token, string message) => token.Kind == TokenKind.End
        ? new(ExpressionProblem.Syntax, Math.Max(0, token.Start - 1), Math.Min(1, token.Start), message)
        : new(ExpressionProblem.Syntax, token.Start, token.Length, message);

    private static Expression Literal(ExpressionValue value, Token token) => new Expression.Literal(value, token.Start, token.Length);

    private static int Span(Expression first, Expression last) => last.Start + last.Length - first.Start;
}
