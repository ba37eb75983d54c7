using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Generators.Tests.Expressions;

/// <summary>Dimension expressions: values, types, and mistakes with their places.</summary>
public sealed class ExpressionTests
{
    private static readonly Scope Scope = Generators.Shapes.Expressions.Scope.Empty
        .With("Width", new ExpressionValue.Integer(12))
        .With("Rate", new ExpressionValue.Real(0.5))
        .With("Deep", new ExpressionValue.Truth(Proposition.True))
        .With("Mode", new ExpressionValue.EnumMember("Nets.Kind", "Wide"))
        .With("Norm", new ExpressionValue.Text("batch"))
        .With("H", new ExpressionValue.Integer(Dim.Symbol("H")))
        .With("Later", new ExpressionValue.Unknown(ExpressionType.Integer))
        .WithValue("Stem", new Shape(EquatableArray.Of<Dim>(64, 8, 16)))
        .WithValue("Wrong", null);

    [Theory]
    [InlineData("2 + 3 * 4", "14")]
    [InlineData("(2 + 3) * 4", "20")]
    [InlineData("7 / 2", "3")]
    [InlineData("-7 / 2", "-4")]
    [InlineData("-7 % 3", "2")]
    [InlineData("7 - 2 - 1", "4")]
    [InlineData("Width * Stem.C / 2", "384")]
    [InlineData("Stem.H + Stem.W", "24")]
    [InlineData("H / 2 + 1", "H/2 + 1")]
    [InlineData("Rate * 3", "1.5")]
    [InlineData("1e-3 * 2.5", "0.0025")]
    [InlineData("min(Width, 8)", "8")]
    [InlineData("max(Width, 8.5)", "12")]
    [InlineData("ceil(7 / 2)", "4")]
    [InlineData("ceil(H / 2)", "(H + 1)/2")]
    [InlineData("ceil(1.2)", "2")]
    [InlineData("round(5 / 2)", "3")]
    [InlineData("round(2.4)", "2")]
    [InlineData("divisible(33 * 1.0, 8)", "32")]
    [InlineData("divisible(10, 8)", "16")]
    [InlineData("divisible(3, 8)", "8")]
    [InlineData("Width > 8 ? 1 : 2", "1")]
    [InlineData("Width < 8 ? 1 : Width == 12 ? 5 : 6", "5")]
    [InlineData("H > 8 ? H / 2 : H", "(H ≥ 9 ? H/2 : H)")]
    [InlineData("H > 8 ? H : H", "H")]
    [InlineData("divisible(H, 1)", "min(1, max(0, 9*H - 10*max(1, H))) + max(1, H)")]
    [InlineData("Deep && !(Width != 12)", "true")]
    [InlineData("Mode == Kind.Wide", "true")]
    [InlineData("Mode != Kind.Wide", "false")]
    [InlineData("Norm == 'layer' || false", "false")]
    [InlineData("Width != 0 && 24 % Width == 0", "true")]
    [InlineData("false && 1 / 0 == 1", "false")]
    [InlineData("H >= H - 1", "true")]
    [InlineData("Later + 1", "?int")]
    [InlineData("Wrong.C * 2", "?int")]
    [InlineData("Later > 3", "?bool")]
    [InlineData("H * 0.5", "?double")]
    public void Evaluates(string text, string expected) => Assert.Equal(expected, Evaluator.Evaluate(text, Scope).Value switch
    {
        ExpressionValue.Unknown unknown => "?" + unknown.Type.Name,
        { } value => Generators.Shapes.Tracing.BlockArguments.Text(value),
        null => "error",
    });

    [Theory]
    [InlineData("", "Syntax", 0, 0, "something is missing at the end")]
    [InlineData("2 +", "Syntax", 2, 1, "something is missing at the end")]
    [InlineData("2 $ 3", "Syntax", 2, 1, "'$' does not belong in an expression")]
    [InlineData("(2 + 3", "Syntax", 5, 1, "')' is missing")]
    [InlineData("2 3", "Syntax", 2, 1, "'3' is not expected here")]
    [InlineData("3x", "Syntax", 0, 2, "'3x' is neither a number nor a name")]
    [InlineData("'a", "Syntax", 0, 2, "a closing ' is missing")]
    [InlineData("99999999999999999999", "Syntax", 0, 20, "99999999999999999999 is too large")]
    [InlineData("Widht * 2", "UnknownName", 0, 5, "'Widht' is unknown; did you mean 'Width'?")]
    [InlineData("1 + floor(2)", "UnknownName", 4, 5, "'floor' is no function; there are min, max, ceil, round and divisible")]
    [InlineData("Stem.D", "UnknownName", 0, 6, "Stem is 64×8×16 and has the sizes C, H and W, not D")]
    [InlineData("Stme.C", "UnknownName", 0, 6, "'Stme' is neither an earlier value nor the enum of a hyperparameter; did you mean 'Stem'?")]
    [InlineData("Stem * 2", "Type", 0, 4, "'Stem' is a value; a size of it is Stem.C, Stem.H, Stem.W, Stem.L or Stem.D")]
    [InlineData("1 + Deep", "Type", 0, 8, "'+' does not apply to an integer and a condition")]
    [InlineData("1 && Deep", "Type", 0, 1, "'&&' joins conditions, not an integer")]
    [InlineData("Width ? 1 : 2", "Type", 0, 5, "before '?' stands a condition, not an integer")]
    [InlineData("min(1)", "Type", 0, 6, "min takes 2 arguments, not 1")]
    [InlineData("1 + 4 / (2 - 2)", "Arithmetic", 9, 5, "this divides by zero")]
    [InlineData("9223372036854775807 + 1", "Arithmetic", 0, 23, "the number does not fit in 64 bits")]
    public void TellsMistakesAtTheirPlace(string text, string problem, int start, int length, string message) => Assert.Equal(
        new ExpressionError(Enum.Parse<ExpressionProblem>(problem), start, length, message), Evaluator.Evaluate(text, Scope).Error);

    [Fact]
    public void DeepNestingIsRefused() => Assert.Equal(
        "the expression is nested too deeply", Evaluator.Evaluate(new string('(', 1500), Scope).Error!.Message);

    [Fact]
    public void AgreesWithADirectOracle() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var (text, expected) = Draw(new Random(seed), 4);
            return Evaluator.Evaluate(text, Scope).Value is ExpressionValue.Integer { Value: { IsConstant: true } value } && value.Value == expected;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>A random text of integers, and what it comes to.</summary>
    private static (string Text, long Value) Draw(Random random, int depth)
    {
        if (depth == 0)
            return random.Next(-1, 20) switch { -1 => ("Width", 12), 0 => ("Stem.W", 16), var number => ($"{number}", number) };
        var (a, left) = Draw(random, depth - 1);
        var (b, right) = Draw(random, depth - 1);
        var space = random.Next(2) == 0 ? "" : " ";
        return random.Next(7) switch
        {
            0 => ($"({a}{space}+{space}{b})", left + right),
            1 => ($"({a}{space}-{space}({b}))", left - right),
            2 => ($"({a}){space}*{space}3", left * 3),
            3 => ($"({a}){space}/{space}7", (long)Math.Floor(left / 7m)),
            4 => ($"max({a},{space}{b})", Math.Max(left, right)),
            5 => ($"({a} < {b} ? {b} : {a})", Math.Max(left, right)),
            _ => ($"-({a}){space}%{space}5", ((-left % 5) + 5) % 5),
        };
    }
}
