using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Steps;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>Draws what a network gives back: class scores, outputs, auxiliary heads.</summary>
internal static class Results
{
    private const int MostHeads = 2;

    /// <summary>The way to class scores.</summary>
    /// <param name="shape">The shape before it.</param>
    /// <param name="pooled">How often a map is pooled, against once that it is flattened.</param>
    /// <param name="classes">How many classes there are.</param>
    public static Gen<ImmutableArray<DrawnStep>> Head(long[] shape, int pooled, int classes)
    {
        var linear = Step("Linear", ("outFeatures", classes));
        return shape.Length == 1 ? Gen.Constant(ImmutableArray.Create(linear))
            : (shape.Length == 2 ? Gen.Elements("TakeToken", "GlobalAvgPool")
                : Gen.Frequency((pooled, Gen.Constant("GlobalAvgPool")), (1, Gen.Constant("Flatten"))))
                .Select(name => ImmutableArray.Create(Step(name), linear));
    }

    /// <summary>The values of a body with the last one; some of them are outputs, and auxiliary heads stand after some.</summary>
    public static Gen<ImmutableArray<DrawnValue>> Mark(Draft body, DrawnValue last) =>
        from areOutputs in Gen.Frequency(
            (5, Gen.Constant(new bool[body.Values.Length + 1])), (1, Gen.ArrayOf(Gen.Elements(true, false), body.Values.Length + 1)))
        let values = body.Values.Add(last)
            .Select((value, index) => areOutputs[index] && !value.IsInput ? value with { Mark = Tree.Mark.Output } : value).ToList()
        from hasHeads in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from before in Gen.SubListOf(body.Values.Select(value => value.Name).Where(_ => hasHeads))
        from heads in Gen.CollectToArray(before.Take(MostHeads), name => Early(body, name))
        select WithHeads(values, heads.ToDictionary(head => head.Join!.Values[0]));

    /// <summary>A head on a value, of as many classes as the result has in most cases.</summary>
    private static Gen<DrawnValue> Early(Draft body, string name) =>
        from classes in Gen.Frequency((8, Gen.Constant(3)), (1, Gen.Constant(2)))
        from steps in Head(body.Shapes.First(value => value.Name == name).Shape, 15, classes)
        select new DrawnValue($"{name}Early", "Logits", From(name), steps) { Mark = Tree.Mark.Auxiliary };

    /// <summary>Each head after the value that it is computed from; the value after a head goes on from the one before it.</summary>
    private static ImmutableArray<DrawnValue> WithHeads(IReadOnlyList<DrawnValue> values, Dictionary<string, DrawnValue> heads)
    {
        return [.. values.SelectMany((value, index) =>
            heads.TryGetValue(value.Name, out var head) ? new[] { GoingOn(value, index), head } : [GoingOn(value, index)])];

        DrawnValue GoingOn(DrawnValue value, int index) =>
            value.Join is null && !value.IsInput && index > 0 && heads.ContainsKey(values[index - 1].Name)
                ? value with { Join = From(values[index - 1].Name) }
                : value;
    }

    private static DrawnJoin From(string name) => new(Joins.From, [name], Arguments.None);

    private static DrawnStep Step(string name, params (string Name, Written? Value)[] arguments) =>
        new DrawnStep.Plain(StepTable.Steps.Single(step => step.Name == name), Arguments.Of(arguments));
}
