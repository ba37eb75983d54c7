using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws networks: small ones, so that windows outgrow their maps and groups fail to divide.</summary>
internal static class Networks
{
    private static readonly Gen<int> Side = Gen.Frequency((1, Gen.Choose(1, 6)), (3, Gen.Choose(7, 24)));

    /// <summary>Networks with fixed sizes, or with open ones.</summary>
    public static Gen<DrawnNetwork> Of(bool isOpen) => isOpen ? Open : Fixed;

    private static Gen<DrawnNetwork> Fixed =>
        from channels in Gen.Choose(1, 6)
        from height in Side
        from width in Gen.Frequency((1, Side), (1, Gen.Constant(height)))
        from values in Body(channels, height, width, ImmutableDictionary<string, long>.Empty, isOpen: false)
        select new DrawnNetwork(channels, height, width, false, null, values);

    private static Gen<DrawnNetwork> Open =>
        from channels in Gen.Choose(1, 6)
        from factor in Gen.Frequency((2, Gen.Constant(1)), (1, Gen.Elements(2, 4, 8)))
        from multiples in Gen.Two(Gen.Choose(1, Math.Max(3, 24 / factor)))
        let height = factor * multiples.Item1
        from width in Gen.Frequency((1, Gen.Constant(factor * multiples.Item2)), (1, Gen.Constant(height)))
        let names = ImmutableDictionary<string, long>.Empty.Add("H", height).Add("W", width)
        from fact in factor > 1
            ? Gen.Elements<Expression?>(Divides("H", factor), new Expression.Infix(Divides("H", factor), "&&", Divides("W", factor)), null)
            : Gen.Frequency(
                (6, Gen.Constant<Expression?>(null)), (1, Expressions.Condition(names).Select(condition => (Expression?)condition)))
        from values in Body(channels, height, width, names, isOpen: true)
        select new DrawnNetwork(channels, height, width, true, fact, values);

    private static Expression Divides(string name, int factor) =>
        new Expression.Infix(new Expression.Infix(new Expression.Name(name), "%", factor), "==", 0);

    private static Gen<ImmutableArray<DrawnValue>> Body(
        int channels, int height, int width, ImmutableDictionary<string, long> names, bool isOpen) =>
        from count in Gen.Choose(1, 4)
        from hasSecond in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from before in Gen.Choose(0, hasSecond ? count - 1 : 0)
        from start in Values.Append(Draft.Of("Block", isOpen, 0, names, "Pixels", [channels, height, width]), before)
        from entered in hasSecond ? SecondInput(start) : Gen.Constant(start)
        from body in Values.Append(entered, count - before)
        from head in Results.Head(body.Shape, body.IsOpen ? 15 : 2, 3)
        from values in Results.Mark(body, new DrawnValue("Classes", "Logits", null, head))
        select values;

    /// <summary>One more input: a picture, a map, tokens or features, of sizes that are open where those of the first are.</summary>
    private static Gen<Draft> SecondInput(Draft draft) =>
        from kind in Gen.Elements("Image", "Map", "Tokens", "Vector")
        from channels in Gen.Choose(1, 6)
        from sides in Gen.CollectToArray(new[] { "H", "W" }, name => draft.IsOpen ? OpenSide(name) : FixedSide(name == "H" ? 1 : 2, draft))
        let sizes = Kinds.Count(kind) switch
        {
            1 => new Expression[] { channels },
            2 => [sides[0], channels],
            _ => [channels, sides[0], sides[1]],
        }
        let shape = sizes.Select(size => Math.Max(1, size.Evaluate(draft.Names))).ToArray()
        select draft.With(new DrawnValue(draft.NextName, kind, null, []) { Input = [.. sizes] }, shape);

    private static Gen<Expression> OpenSide(string name) => Gen.Frequency(
        (6, Gen.Constant<Expression>(new Expression.Name(name))),
        (1, Gen.Choose(1, 12).Select(side => (Expression)side)),
        (2, Gen.Elements(("*", 2), ("/", 2), ("+", 1)).Select(part =>
            (Expression)new Expression.Infix(new Expression.Name(name), part.Item1, part.Item2))));

    /// <summary>The side of the first input in most cases, so that there is something to join.</summary>
    private static Gen<Expression> FixedSide(int axis, Draft draft) =>
        Gen.Frequency((3, Gen.Constant((int)draft.Shapes[0].Shape[axis])), (1, Side)).Select(side => (Expression)side);
}
