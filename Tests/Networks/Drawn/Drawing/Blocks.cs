using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws blocks and their uses.</summary>
internal static class Blocks
{
    /// <summary>The name of a second input's height where it is not that of the first.</summary>
    public const string OtherHeight = "P";

    /// <summary>The name of a second input's width where it is not that of the first.</summary>
    public const string OtherWidth = "Q";

    /// <summary>The name of a second input's length where it is not that of the first.</summary>
    public const string OtherLength = "M";

    private const string Second = "Y";

    private static readonly ImmutableArray<string> Numbers = ["Width", "Factor"];

    private static readonly Gen<int> Repeat =
        Gen.Frequency((5, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)));

    private static readonly Gen<int> Often = Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Constant(1)));

    /// <summary>A new block for a shape, and its use there.</summary>
    public static Gen<DrawnStep> NewUse(Draft draft, long[] shape, string name) =>
        from hyperparameters in Hyperparameters()
        from square in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from other in Other(draft)
        let axes = square && shape.Length == 3 ? ["C", "S", "S"] : Kinds.Axes(shape.Length)
        from otherAxes in OtherAxes(axes, shape, other.Shape)
        let guide = hyperparameters.Select(one => KeyValuePair.Create(one.Name, one.Value))
            .Concat(axes.Zip(shape, KeyValuePair.Create)).Concat(otherAxes.Zip(other.Shape, KeyValuePair.Create))
            .Append(KeyValuePair.Create("Index", 0L))
        let names = ImmutableDictionary<string, long>.Empty.SetItems(guide)
        let empty = Draft.Of(name, draft.IsOpen, draft.Depth + 1, names, "X", shape)
        from length in Gen.Choose(1, 3)
        from body in Values.Append(other.Shape.Length == 0 ? empty : empty.With(Input(otherAxes), other.Shape), length)
        from isDefault in Gen.Elements(true, false)
        let block = new DrawnBlock(
            name,
            [.. hyperparameters.Select((one, index) =>
                new Hyperparameter(one.Name, isDefault && index == hyperparameters.Count - 1 ? one.Value : null))],
            [.. axes],
            body.Values)
        from use in Use(draft.At(shape), block, [.. hyperparameters.Select(one => one.Value)], other.Name)
        select use;

    /// <summary>Another use of a block, with numbers of its own.</summary>
    public static Gen<DrawnStep> Reuse(Draft draft, long[] shape, DrawnBlock block) =>
        from values in Gen.CollectToArray(block.Hyperparameters, one => Value(one.IsCondition))
        from other in Gen.Elements(Fitting(draft, block).DefaultIfEmpty(""))
        from use in Use(draft.At(shape), block, [.. values], other)
        select use;

    /// <summary>Whether a block's inputs can be of that shape and of the values that there are.</summary>
    public static bool Fits(Draft draft, long[] shape, DrawnBlock block) =>
        block.Axes.Length == shape.Length && (!block.OtherInputs.Any() || Fitting(draft, block).Any());

    private static IEnumerable<string> Fitting(Draft draft, DrawnBlock block) => block.OtherInputs.SelectMany(axes =>
        draft.Shapes.Where(value => value.Shape.Length == axes.Length).Select(value => value.Name));

    private static Gen<IReadOnlyList<(string Name, long Value)>> Hyperparameters() =>
        from count in Gen.Choose(0, Numbers.Length)
        from conditions in Often
        from values in Gen.CollectToArray(
            Numbers.Take(count).Concat(Enumerable.Repeat(Hyperparameter.Condition, conditions)),
            name => Value(name == Hyperparameter.Condition).Select(value => (name, value)))
        select (IReadOnlyList<(string, long)>)values;

    private static Gen<long> Value(bool isCondition) => (isCondition ? Gen.Choose(0, 1) : Gen.Choose(1, 6)).Select(value => (long)value);

    /// <summary>An earlier value that is to be the second input; none in most cases.</summary>
    private static Gen<(string Name, long[] Shape)> Other(Draft draft) => Gen.Frequency(
        (3, Gen.Constant<(string Name, long[] Shape)>(("", []))), (1, Gen.Elements<(string Name, long[] Shape)>(draft.Shapes)));

    /// <summary>Names of the second input's axes: those of the first where the sizes are the same, or names of their own.</summary>
    private static Gen<string[]> OtherAxes(IReadOnlyList<string> axes, long[] shape, long[] other) => Gen.CollectToArray(
        other.Index(), axis => axis.Index < shape.Length && shape.Length == other.Length && shape[axis.Index] == axis.Item
            ? Gen.Elements(axes[axis.Index], OwnName(other.Length, axis.Index))
            : Gen.Constant(OwnName(other.Length, axis.Index)));

    private static string OwnName(int axes, int index) => Kinds.Of(axes) switch
    {
        Kind.Vector => "F",
        Kind.Tokens => index == 0 ? OtherLength : "E",
        _ => index == 0 ? "K" : index == 1 ? OtherHeight : OtherWidth,
    };

    private static DrawnValue Input(string[] axes) =>
        new(Second, Kinds.Name(axes.Length), null, []) { Input = [.. axes.Select(axis => new Expression.Name(axis))] };

    private static Gen<DrawnStep> Use(Place place, DrawnBlock block, ImmutableArray<long> values, string other) =>
        from turns in Repeat
        from repeat in Expressions.Of(turns, place.Names.RemoveRange(place.Names.Keys.Where(name => !Numbers.Contains(name))))
        from isLeftOut in Gen.Elements(true, false)
        let given = isLeftOut && values.Length > 0 && block.Hyperparameters[^1].Default is not null ? values[..^1] : values
        let names = place.Names.SetItem("Index", 0)
        from arguments in Gen.CollectToArray(given.Index(), value => block.Hyperparameters[value.Index].IsCondition
            ? Expressions.Truth(value.Item == 1, names)
            : Expressions.Of(value.Item, names))
        select (DrawnStep)new DrawnStep.Use(block, [.. arguments], block.OtherInputs.Any() ? [other] : [], repeat);
}
