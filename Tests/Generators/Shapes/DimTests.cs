using DeclarativeNet.Generators.Shapes.Symbolic;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Symbolic sizes: the canonical form, its text, and its agreement with plain arithmetic.</summary>
public sealed class DimTests
{
    private static readonly Dim H = Dim.Symbol("H");
    private static readonly Dim W = Dim.Symbol("W");

    [Fact]
    public void CanonicalFormsIdentifyWhatIsEqual()
    {
        Assert.Equal((H - 1).FloorDivide(2) + 1, (H + 1).FloorDivide(2));
        Assert.Equal(H.FloorDivide(2).FloorDivide(3), H.FloorDivide(6));
        Assert.Equal(((4 * H) + 3).FloorDivide(4), H);
        Assert.Equal(((2 * H) + 1).FloorDivide(4), H.FloorDivide(2));
        Assert.Equal(((6 * H) + W).FloorDivide(3), (2 * H) + W.FloorDivide(3));
        Assert.Equal(H.CeilDivide(2), (H + 1).FloorDivide(2));
        Assert.Equal((H * W) - (W * H), Dim.Zero);
        Assert.Equal((H * W).FloorDivide(W), H);
        Assert.Equal(Dim.Min(H, H + 3), H);
        Assert.Equal(Dim.Max(Dim.Max(H, W), H - 1), Dim.Max(W, H));
    }

    [Fact]
    public void FactsMakeQuotientsExact()
    {
        var size = Dim.Symbol("H", 32, 0);
        Assert.Equal(size, 32 * size.FloorDivide(32));
        Assert.Equal("H/2", size.FloorDivide(2).ToString());
        Assert.Equal("3*H/2 - 1", ((3 * size.FloorDivide(2)) - 1).ToString());
        Assert.Equal(48, size.FloorDivide(2).Evaluate(new Dictionary<string, long> { ["H"] = 96 }));
        Assert.Equal("(H - 1)/2", Dim.Symbol("H", 2, 1).FloorDivide(2).ToString());
        Assert.Equal("H", Dim.Symbol("H", 2, 1).ToString());
        Assert.Equal("3*H - 1", ((3 * Dim.Symbol("H", 4, 3)) - 1).ToString());
    }

    [Fact]
    public void FactsMakeQuotientsByOpenSizesExact()
    {
        var size = Dim.Symbol("X", W, 0);
        Assert.Equal(size, W * size.FloorDivide(W));
        Assert.Equal(Dim.Zero, size % W);
        Assert.Equal(2 * H * size.FloorDivide(W), (2 * H * size).FloorDivide(W));
        Assert.Equal("X", size.ToString());
        Assert.Equal("2*(X/W)", (2 * size.FloorDivide(W)).ToString());
        Assert.Equal("2*X + 1", ((2 * size) + 1).ToString());
        Assert.Equal("X", Dim.Symbol("X", W, 1).ToString());
        Assert.Equal(7, size.FloorDivide(W).Evaluate(new Dictionary<string, long> { ["X"] = 21, ["W"] = 3 }));
    }

    [Fact]
    public void SubstitutionComputesAnew()
    {
        Dim? Replace(string name) => name == "W" ? (2 * H) + 1 : null;
        Assert.Equal(H, W.FloorDivide(2).Substitute(Replace));
        Assert.Equal((2 * H) + 1, Dim.Max(H, W - H - 1).Substitute(Replace) + H + 1);
        Assert.Equal(H, Dim.Symbol("W", 2, 1).FloorDivide(2).Substitute(Replace));
    }

    [Theory]
    [InlineData("64", 64, 0, 1)]
    [InlineData("H", 0, 1, 1)]
    [InlineData("H/2", 0, 1, 2)]
    [InlineData("(H + 1)/2", 1, 1, 2)]
    [InlineData("H + (H + 1)/2", 1, 3, 2)]
    [InlineData("2*H - 1", -1, 2, 1)]
    [InlineData("(H + 1)/2 - 1", -1, 1, 2)]
    public void TextIsAsAPersonWritesIt(string text, long constant, long factor, long divisor) =>
        Assert.Equal(text, ((factor * H) + constant).FloorDivide(divisor).ToString());

    [Fact]
    public void CSharpDividesTowardsMinusInfinity()
    {
        Assert.Equal("2 * W + (H + 1) / 2", ((H + 1).FloorDivide(2) + (2 * W)).ToCSharp());
        Assert.Equal("global::System.Math.Min(5, H)", Dim.Min(H, 5).ToCSharp());
    }

    [Fact]
    public void CanonicalFormsEvaluateAsPlainArithmetic() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var (dim, plain) = Draw(random, 4);
            return Enumerable.Range(0, 20).All(_ =>
            {
                var sizes = new Dictionary<string, long> { ["H"] = random.Next(1, 60), ["W"] = random.Next(1, 60) };
                return dim.Evaluate(sizes) == plain(sizes);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void FloorAndCeilingKeepTheirLaws() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var x = (random.Next(-9, 10) * H) + (random.Next(-9, 10) * W) + random.Next(-20, 20);
            var (n, m) = (Dim.Of(random.Next(1, 12)), Dim.Of(random.Next(1, 12)));
            return x.FloorDivide(n).FloorDivide(m) == x.FloorDivide(n * m)
                && ((n * x) + m).FloorDivide(n) == x + m.FloorDivide(n)
                && x.CeilDivide(n) == (x + n - 1).FloorDivide(n)
                && (n * x.FloorDivide(n)) + (x % n) == x;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>A random term, and the same as a function that knows nothing of canonical forms.</summary>
    private static (Dim Dim, Func<Dictionary<string, long>, long> Plain) Draw(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            var constant = random.Next(-9, 10);
            return random.Next(3) switch
            {
                0 => (Dim.Of(constant), _ => constant),
                1 => (H, sizes => sizes["H"]),
                _ => (W, sizes => sizes["W"]),
            };
        }

        var (a, left) = Draw(random, depth - 1);
        var (b, right) = Draw(random, depth - 1);
        var number = random.Next(1, 9);
        return random.Next(8) switch
        {
            0 => (a + b, sizes => left(sizes) + right(sizes)),
            1 => (a - b, sizes => left(sizes) - right(sizes)),
            2 => (a * number, sizes => left(sizes) * number),
            3 => (a.FloorDivide(number), sizes => (long)Math.Floor((decimal)left(sizes) / number)),
            4 => (a.CeilDivide(number), sizes => (long)Math.Ceiling((decimal)left(sizes) / number)),
            5 => (a % number, sizes => ((left(sizes) % number) + number) % number),
            6 => (Dim.Min(a, b), sizes => Math.Min(left(sizes), right(sizes))),
            _ => (Dim.Max(a, b), sizes => Math.Max(left(sizes), right(sizes))),
        };
    }
}
