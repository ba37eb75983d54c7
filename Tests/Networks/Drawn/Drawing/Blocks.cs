using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws blocks and their uses.</summary>
internal static class Blocks
{
    private static readonly ImmutableArray<string> Hyperparameters = ["Width", "Factor"];

    private static readonly Gen<int> Repeat =
        Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)));

    /// <summary>A new block for a shape, and its use there.</summary>
    public static Gen<DrawnStep> NewUse(Draft draft, long[] shape, string name) =>
        from count in Gen.Choose(0, Hyperparameters.Length)
        from numbers in Gen.ListOf(Gen.Choose(1, 6), count)
        from isDefault in Gen.Elements(true, false)
        from square in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        let axes = square && shape.Length == 3 ? ["C", "S", "S"] : Kinds.Axes(shape.Length)
        let guide = Hyperparameters.Zip(numbers, (hyperparameter, number) => KeyValuePair.Create(hyperparameter, (long)number))
            .Concat(axes.Zip(shape, KeyValuePair.Create)).Append(KeyValuePair.Create("Index", 0L))
        let names = ImmutableDictionary<string, long>.Empty.SetItems(guide)
        from length in Gen.Choose(1, 3)
        from body in Values.Append(Draft.Of(name, draft.IsOpen, draft.Depth + 1, names, "X", shape), length)
        let block = new DrawnBlock(
            name,
            [.. Hyperparameters.Take(count).Select((text, index) =>
                new Hyperparameter(text, isDefault && index == count - 1 ? numbers[index] : null))],
            [.. axes],
            body.Values)
        from use in Use(draft.At(shape), block, [.. numbers])
        select use;

    /// <summary>Another use of a block, with numbers of its own.</summary>
    public static Gen<DrawnStep> Reuse(Place place, DrawnBlock block) =>
        from numbers in Gen.ListOf(Gen.Choose(1, 6), block.Hyperparameters.Length)
        from use in Use(place, block, [.. numbers])
        select use;

    private static Gen<DrawnStep> Use(Place place, DrawnBlock block, ImmutableArray<int> numbers) =>
        from repeat in Repeat
        from isLeftOut in Gen.Elements(true, false)
        let given = isLeftOut && numbers.Length > 0 && block.Hyperparameters[^1].Default is not null ? numbers[..^1] : numbers
        from arguments in Gen.CollectToArray(given, number => Expressions.Of(number, place.Names.SetItem("Index", 0)))
        select (DrawnStep)new DrawnStep.Use(block, [.. arguments], repeat);
}
