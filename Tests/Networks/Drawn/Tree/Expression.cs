using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;

namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>
/// A dimension expression as it was drawn, and what it comes to where every name has a number. Division rounds down, as the language
/// says; conditions come to 1 and 0.
/// </summary>
internal abstract record Expression
{
    /// <summary>As it is written, in parentheses wherever there could be doubt.</summary>
    public abstract string Text { get; }

    /// <summary>What it comes to.</summary>
    public abstract long Evaluate(ImmutableDictionary<string, long> names);

    public static implicit operator Expression(long number) => new Number(number);

    public sealed record Number(long Value) : Expression
    {
        public override string Text => Value < 0 ? $"({Value})" : $"{Value}";

        public override long Evaluate(ImmutableDictionary<string, long> names) => Value;
    }

    public sealed record Truth(bool Value) : Expression
    {
        public override string Text => Value ? "true" : "false";

        public override long Evaluate(ImmutableDictionary<string, long> names) => Value ? 1 : 0;
    }

    public sealed record Name(string Of) : Expression
    {
        public override string Text => Of;

        public override long Evaluate(ImmutableDictionary<string, long> names) =>
            names.TryGetValue(Of, out var number) ? number : throw new RefusedException($"{Of} is no name here.");
    }

    public sealed record Infix(Expression Left, string Operator, Expression Right) : Expression
    {
        public override string Text => $"{Nested(Left)} {Operator} {Nested(Right)}";

        public override long Evaluate(ImmutableDictionary<string, long> names)
        {
            var (a, b) = (Left.Evaluate(names), Right.Evaluate(names));
            return Operator switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                "/" => Down((decimal)a / b),
                "%" => a - (b * Down((decimal)a / b)),
                "==" => One(a == b),
                "!=" => One(a != b),
                "<" => One(a < b),
                "<=" => One(a <= b),
                ">" => One(a > b),
                ">=" => One(a >= b),
                "&&" => One(a == 1 && b == 1),
                "||" => One(a == 1 || b == 1),
                _ => throw new InvalidOperationException($"{Operator} is not known."),
            };
        }

        private static string Nested(Expression part) => part is Infix or Choice ? $"({part.Text})" : part.Text;

        private static long One(bool holds) => holds ? 1 : 0;
    }

    public sealed record Negative(Expression Of) : Expression
    {
        public override string Text => Of is Name ? $"-{Of.Text}" : $"-({Of.Text})";

        public override long Evaluate(ImmutableDictionary<string, long> names) => -Of.Evaluate(names);
    }

    public sealed record Not(Expression Of) : Expression
    {
        public override string Text => $"!({Of.Text})";

        public override long Evaluate(ImmutableDictionary<string, long> names) => 1 - Of.Evaluate(names);
    }

    public sealed record Choice(Expression If, Expression Then, Expression Else) : Expression
    {
        public override string Text => $"({If.Text}) ? ({Then.Text}) : ({Else.Text})";

        public override long Evaluate(ImmutableDictionary<string, long> names) => (If.Evaluate(names) == 1 ? Then : Else).Evaluate(names);
    }

    /// <summary><c>min</c> or <c>max</c> of two; <c>ceil</c> or <c>round</c> of the quotient of two; or <c>divisible</c>.</summary>
    public sealed record Call(string Function, Expression First, Expression Second) : Expression
    {
        public override string Text => Function is "ceil" or "round"
            ? $"{Function}(({First.Text}) / ({Second.Text}))"
            : $"{Function}({First.Text}, {Second.Text})";

        public override long Evaluate(ImmutableDictionary<string, long> names)
        {
            var (a, b) = (First.Evaluate(names), Second.Evaluate(names));
            return Function switch
            {
                "min" => Math.Min(a, b),
                "max" => Math.Max(a, b),
                "ceil" => (long)Math.Ceiling((decimal)a / b),
                "round" => Down(((decimal)a / b) + 0.5m),
                "divisible" => Divisible(a, b),
                _ => throw new InvalidOperationException($"{Function} is not known."),
            };
        }

        /// <summary>The multiple of b nearest to a, at least b, and one more where that is below nine tenths of a.</summary>
        private static long Divisible(long a, long b)
        {
            var nearest = Math.Max(b, Down((a + Down(b / 2m)) / (decimal)b) * b);
            return nearest < 0.9m * a ? nearest + b : nearest;
        }
    }

    private static long Down(decimal quotient) => (long)Math.Floor(quotient);
}
