using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws the values of networks and blocks: chains, branches that join, skips.</summary>
internal static class Values
{
    /// <summary>That many more values, or a few more where a skip is among them.</summary>
    public static Gen<Draft> Append(Draft draft, int count) => count == 0
        ? Gen.Constant(draft)
        : Gen.Frequency((3, Value(draft)), (1, Skip(draft))).SelectMany(longer => Append(longer, count - 1));

    private static Gen<Draft> Value(Draft draft) =>
        from joined in Join(draft)
        let start = joined is null ? draft.Shape : ShapeOf(draft, joined)
        from count in joined is null || joined.Case == Joins.From ? Gen.Choose(1, 3) : Gen.Choose(0, 2)
        from drawn in Chains.Of(draft, start, count)
        from kind in DeclaredKind(drawn.Shape)
        select drawn.Draft.With(new DrawnValue(draft.NextName, kind, joined, drawn.Steps), drawn.Shape);

    /// <summary>A way around the last values, projected to the shape at their end, and the sum of both.</summary>
    private static Gen<Draft> Skip(Draft draft)
    {
        var around = draft.Shapes[..^1].Where(value => value.Shape.Length == 3).ToList();
        if (around.Count == 0 || draft.Shape.Length != 3)
            return Value(draft);
        return
            from fork in Gen.Elements<(string Name, long[] Shape)>(around)
            let stride = (int)((fork.Shape[1] + draft.Shape[1] - 1) / draft.Shape[1])
            from kernel in Gen.Elements(1, 3)
            from channels in draft.At(fork.Shape).Size((int)draft.Shape[0])
            let projection = new DrawnStep.Plain(Convolutions.Conv2d, Arguments.Of(
                ("outChannels", channels), ("kernelSize", kernel), ("Stride", stride), ("Padding", kernel / 2)))
            let shape = Libtorch.Shape(projection, fork.Shape, draft.Names, []) ?? fork.Shape
            let start = new DrawnJoin(Joins.From, [fork.Name], Arguments.None)
            let projected = draft.With(new DrawnValue(draft.NextName, "Map", start, [projection]), shape)
            from order in Gen.Elements(true, false)
            let add = new DrawnJoin(
                Joins.Add, order ? [draft.Shapes[^1].Name, draft.NextName] : [draft.NextName, draft.Shapes[^1].Name], Arguments.None)
            select projected.With(new DrawnValue(projected.NextName, "Map", add, []), ShapeOf(projected, add));
    }

    /// <summary>How a value starts: from the one before it in most cases.</summary>
    private static Gen<DrawnJoin?> Join(Draft draft)
    {
        var joins = Gen.Elements<JoinCase>(Joins.All.Where(kind => kind.Fewest > 1));
        return Gen.Frequency(
            (6, Gen.Constant<DrawnJoin?>(null)),
            (1, Gen.Elements<(string Name, long[] Shape)>(draft.Shapes)
                .Select(value => (DrawnJoin?)new DrawnJoin(Joins.From, [value.Name], Arguments.None))),
            (draft.Shapes.Length > 1 ? 4 : 0, from kind in joins from joined in Join(draft, kind) select joined));
    }

    private static Gen<DrawnJoin?> Join(Draft draft, JoinCase kind) =>
        from shuffled in Gen.Shuffle(draft.Shapes.ToArray())
        from count in Gen.Choose(kind.Fewest, kind.Most)
        from matters in Gen.Frequency((12, Gen.Constant(true)), (1, Gen.Constant(false)))
        let chosen = shuffled.Where(value => !matters || kind.Suits(shuffled[0].Shape, value.Shape)).Take(count).ToList()
        from drawn in chosen.Count < kind.Fewest
            ? Gen.Constant<DrawnJoin?>(null)
            : kind.Draw([.. chosen.Select(value => value.Shape)])
                .Select(arguments => (DrawnJoin?)new DrawnJoin(kind, [.. chosen.Select(value => value.Name)], arguments))
        select drawn;

    private static long[] ShapeOf(Draft draft, DrawnJoin join) =>
        Libtorch.Shape(join, join.Values.Select(name => draft.Shapes.First(value => value.Name == name).Shape), draft.Names) ?? draft.Shape;

    private static Gen<string> DeclaredKind(long[] shape) => Gen.Frequency(
        (80, Gen.Constant(Kinds.Name(shape.Length))), (1, Gen.Elements("Map", "Tokens", "Vector", "Logits")));
}
