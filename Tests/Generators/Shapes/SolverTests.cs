using DeclarativeNet.Generators.Shapes.Symbolic;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Statements about one open size are decided exactly.</summary>
public sealed class SolverTests
{
    private static readonly Dim H = Dim.Symbol("H");

    [Fact]
    public void ResiduesAreFound()
    {
        Assert.Equal(["2 divides H"], Texts(Proposition.Equal(2 * H.FloorDivide(2), H)));
        Assert.Equal(["2 divides H"], Texts(Proposition.Equal((((H - 2).FloorDivide(2) + 1) * 2) - H, 0)));
        Assert.Equal(["32 divides H"], Texts(Proposition.Equal(32 * H.FloorDivide(32), H)));
        Assert.Equal(["H % 2 is 1"], Texts(Proposition.Of(H % 4, Relation.NotEqual, 0), Proposition.Of(H % 4, Relation.NotEqual, 2)));
        Assert.Equal(["H % 5 is 2 or 4"], Texts(Proposition.Or(Proposition.Equal(H % 5, 2), Proposition.Equal(H % 5, 4))));
    }

    [Fact]
    public void BoundsAreFound()
    {
        Assert.Equal(["H ≥ 7"], Texts(Proposition.AtLeast((H - 3).FloorDivide(2), 2)));
        Assert.Equal(["H = 5"], Texts(Proposition.Equal(H, 5)));
        Assert.Equal(["1 ≤ H ≤ 3"], Texts(Proposition.AtLeast(3, H)));
        Assert.Equal(["H is 2 or 5"], Texts(Proposition.Or(Proposition.Equal(H, 2), Proposition.Equal(H, 5))));
        Assert.Equal(["H = 2, or H ≥ 9"], Texts(Proposition.Or(Proposition.Equal(H, 2), Proposition.AtLeast(H, 9))));
    }

    [Fact]
    public void MinimaAndMaximaSettleWhereOneTermWins()
    {
        Assert.Equal(["H ≥ 9"], Texts(Proposition.AtLeast(Dim.Min(H, 100), 9)));
        Assert.Equal(["1 ≤ H ≤ 5"], Texts(Proposition.Equal(Dim.Max(H, 5), 5)));
        Assert.Equal(["H ≥ 8"], Texts(Proposition.Equal(Dim.Min(8, H), 8)));
        Assert.Equal(["2 divides H"], Texts(Proposition.Equal(Dim.Max(2 * H.FloorDivide(2), H - 3), H)));
    }

    [Fact]
    public void WhatCannotBeIsEmpty() => Assert.True(Solver.Solve("H", [Proposition.AtLeast(5, H), Proposition.AtLeast(H, 6)])!.IsEmpty);

    [Fact]
    public void SolutionsAreWhatEvaluationSays() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => DrawnStatements.Statement(random, ["H"])).ToList();
            var solutions = Solver.Solve("H", statements)!;
            return Enumerable.Range(1, 400).All(number => solutions.Contains(number)
                == statements.All(statement => statement.Evaluate(new Dictionary<string, long> { ["H"] = number })));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IEnumerable<string> Texts(params Proposition[] statements) =>
        Solver.Solve("H", statements)!.Describe("H")!.Select(requirement => requirement.Condition.Text);
}
