using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Statements about several open sizes are decided, and preconditions say them in the plainest way.</summary>
public sealed class DeductionTests
{
    private const int Bound = 9;

    private static readonly Dim H = Dim.Symbol("H");
    private static readonly Dim W = Dim.Symbol("W");
    private static readonly Dim S = Dim.Symbol("S");

    [Fact]
    public void WhatCannotHoldTogetherIsImpossible()
    {
        IsImpossible(Proposition.Equal(2 * H, (2 * W) + 1));
        IsImpossible(Proposition.AtLeast(H, W + 1), Proposition.AtLeast(W, S + 1), Proposition.AtLeast(S, H));
        IsImpossible(Proposition.Equal((3 * H) + (6 * W), 8 + (9 * S)));
        IsImpossible(Proposition.Equal(H, 2 * W), Proposition.Equal(H % 2, 1));
        IsImpossible(Proposition.AtLeast(H.FloorDivide(2), W), Proposition.AtLeast(W, (H + 1).FloorDivide(2)), Proposition.Equal(H % 2, 1));
        IsImpossible(Proposition.AtLeast(Dim.Min(H, W), S), Proposition.AtLeast(S, H + 1));
        IsImpossible(Proposition.AtLeast(27 + (2 * H), 11 * W), Proposition.AtLeast((11 * W) - 1, 27 + (2 * H)));
        IsImpossible(Proposition.Of(H, Relation.NotEqual, W), Proposition.AtLeast(H, W), Proposition.AtLeast(W, H));
    }

    [Fact]
    public void WhatCanHoldIsShown()
    {
        IsPossible(Proposition.Equal((7 * H) + 5, 12 * W), Proposition.AtLeast(H, 30));
        IsPossible(Proposition.Equal(H.FloorDivide(2), W.FloorDivide(3)), Proposition.Of(H % 5, Relation.Equal, 3), Proposition.AtLeast(W, H));
        IsPossible(Proposition.Equal(Dim.Max(H, 2 * W), S), Proposition.AtLeast(S, H + 1));
        IsPossible(Proposition.Equal(H * W, W * S));
    }

    [Fact]
    public void WhatIsNotLinearIsDecidedWhereItDoesNotMatterAndOpenWhereItDoes()
    {
        IsImpossible(Proposition.Equal(H * W, 64), Proposition.AtLeast(H, S + 1), Proposition.AtLeast(S, H));
        Assert.IsType<Verdict.Undecided>(Decide(Proposition.Equal(H * W, 7), Proposition.AtLeast(H, 2), Proposition.AtLeast(W, 2)));
    }

    [Fact]
    public void WhatTheCanonicalFormDecidesIsSo() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var names = DrawnStatements.Names(random.Next(1, 3));
            var (left, right) = (DrawnStatements.Term(random, names), DrawnStatements.Term(random, names));
            var (equal, atLeast) = (Proposition.Equal(left, right).Decided, Proposition.AtLeast(left, right).Decided);
            return DrawnStatements.Box(names, Bound).All(sizes =>
                (equal ?? (left.Evaluate(sizes) == right.Evaluate(sizes))) == (left.Evaluate(sizes) == right.Evaluate(sizes))
                && (atLeast ?? (left.Evaluate(sizes) >= right.Evaluate(sizes))) == (left.Evaluate(sizes) >= right.Evaluate(sizes)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void DecisionsAgreeWithTryingAllSizes()
    {
        var undecided = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var names = DrawnStatements.Names(random.Next(1, 4));
            List<Proposition> statements =
            [
                .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => DrawnStatements.Statement(random, names)),
                .. names.Select(name => Proposition.AtLeast(Bound, Dim.Symbol(name))),
            ];
            bool Hold(IReadOnlyDictionary<string, long> sizes) => statements.All(statement => statement.Evaluate(sizes));
            var verdict = Decide([.. statements]);
            undecided += verdict is Verdict.Undecided ? 1 : 0;
            return verdict switch
            {
                Verdict.Possible possible => Hold(possible.Sizes) && possible.Sizes.Values.All(size => size >= 1),
                Verdict.Impossible => !DrawnStatements.Box(names, Bound).Any(Hold),
                _ => true,
            };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

        // They are linear, so that only the limits on size leave one in some dozens open.
        Assert.InRange(undecided, 0, 40);
    }

    [Fact]
    public void PreconditionsHoldExactlyWhereTheConstraintsDo() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            var names = DrawnStatements.Names(random.Next(1, 4));
            var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => DrawnStatements.Statement(random, names))
                .Where(statement => statement.Decided is null).ToList();
            var derived = Derive(names, statements);
            return DrawnStatements.Box(names, Bound).All(sizes => statements.All(statement => statement.Evaluate(sizes))
                == (derived.Blamed is null && derived.Requirements.All(requirement => requirement.Holds.Evaluate(sizes))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void EquationsAreSolvedAndWhatFollowsIsLeftOut()
    {
        Says(["H ≥ 1", "H = W"], Proposition.Equal(2 * H, 2 * W));
        Says(["96 divides H", "H = W"], Proposition.Equal(H % 32, 0), Proposition.Equal(W % 3, 0), Proposition.Equal(W, H));
        Says(["H ≥ 3", "W = H/2"], Proposition.Equal(H.FloorDivide(2), W), Proposition.AtLeast(H, 3));
        Says(["H ≥ 1", "W ≥ 1", "H/2 = W/2"], Proposition.Equal(H.FloorDivide(2), W.FloorDivide(2)));
        Says(["H ≥ 1", "W ≥ 1", "2 divides H + W"], Proposition.Equal((H + W) % 2, 0), Proposition.Equal((3 * H) % 2, W % 2));
        Says(["W ≥ 1", "H ≥ W + 2"], Proposition.AtLeast(2 * H, (2 * W) + 3), Proposition.AtLeast(H, W), Proposition.AtLeast(H + W, 2));
        Says(["H ≥ 1", "W ≥ 1", "W divides H"], Proposition.Equal(W * H.FloorDivide(W), H));
    }

    private static void Says(string[] expected, params Proposition[] statements) =>
        Assert.Equal(expected, Derive(["H", "W"], statements).Conditions.Select(condition => condition.Text));

    private static Precondition Derive(string[] names, IEnumerable<Proposition> statements) => Precondition.Derive(
        new Entrance(EquatableArray<Shape>.Empty, Scope.Empty, names.ToEquatableArray(), Proposition.True),
        [.. statements.Select(statement => new Constraint(
            statement,
            () => new Violation(Generators.Diagnostics.Catalogue.NoSizeFits, "", "", ""),
            new Site(0),
            EquatableArray<RelatedSite>.Empty))]);

    private static void IsImpossible(params Proposition[] statements) => Assert.IsType<Verdict.Impossible>(Decide(statements));

    private static void IsPossible(params Proposition[] statements)
    {
        var possible = Assert.IsType<Verdict.Possible>(Decide(statements));
        Assert.All(statements, statement => Assert.True(statement.Evaluate(possible.Sizes)));
        Assert.All(possible.Sizes.Values, size => Assert.True(size >= 1));
    }

    private static Verdict Decide(params Proposition[] statements) => Deduction.Decide(statements, _ => 1);
}
