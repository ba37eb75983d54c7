using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that start from earlier values.</summary>
internal static class Joins
{
    public static JoinCase From { get; } = new("From", 1, 1, (_, _) => true, _ => Gen.Constant(Arguments.None), (values, _) => values[0]);

    public static JoinCase Add { get; } = new("Add", 2, 3, (a, b) => a.SequenceEqual(b), _ => Gen.Constant(Arguments.None), Sum);

    public static ImmutableArray<JoinCase> All { get; } =
    [
        From,
        Add,
        new("Multiply", 2, 3, Multiplies, _ => Gen.Constant(Arguments.None), Product),
        new("Concat", 2, 3, (a, b) => a.Length == b.Length && a[1..].SequenceEqual(b[1..]), DrawConcat, Concat),
    ];

    private static bool Multiplies(long[] value, long[] factors) =>
        value.SequenceEqual(factors) || (value.Length == 3 && (factors is [var features] && features == value[0]));

    /// <summary>Equal shapes, or a map and gates of its channels; libtorch would stretch other axes, and align a vector with the width.</summary>
    private static Tensor Product(IReadOnlyList<Tensor> values, Call call) => values.Aggregate((product, value) =>
    {
        var isVector = product.dim() == 4 && value.dim() == 2;
        var isPixel = product.dim() == 4 && value.dim() == 4 && value.shape[2] == 1 && value.shape[3] == 1;
        var isGate = isVector || isPixel;
        var isEqual = product.shape.SequenceEqual(value.shape);
        call.Gates.Add(isEqual && isPixel ? null : isGate);
        Call.Rule(
            isEqual || (isGate && product.shape[1] == value.shape[1]),
            "Multiply takes values of one shape, or gates of a map's channels.");
        return product * (isVector ? value.unsqueeze(-1).unsqueeze(-1) : value);
    });

    private static Gen<Arguments> DrawConcat(IReadOnlyList<long[]> shapes)
    {
        var differing = Enumerable.Range(0, shapes[0].Length).Where(axis => shapes.Any(shape =>
            shape.Length == shapes[0].Length && shape[axis] != shapes[0][axis])).ToList();
        return Gen.Frequency(
            (6, Gen.Constant(differing is [var only] ? only + 1 : 1)),
            (2, Gen.Choose(1, shapes[0].Length)),
            (1, Gen.Choose(-shapes[0].Length - 1, -1)),
            (1, Gen.Choose(0, 4)))
            .Select(axis => axis == 1 ? Arguments.None : Arguments.Of(("Axis", axis)));
    }

    /// <summary>libtorch would stretch axes of size 1; the language takes the sum of equal shapes only.</summary>
    private static Tensor Sum(IReadOnlyList<Tensor> values, Call call) => values.Aggregate((sum, value) =>
        sum.shape.SequenceEqual(value.shape) ? sum + value : throw new RefusedException("Add takes values of one shape."));

    /// <summary>libtorch would join along the batch axis too, which holds one picture beside the other.</summary>
    private static Tensor Concat(IReadOnlyList<Tensor> values, Call call)
    {
        var axis = call.Number("Axis", 1);
        Call.Rule(axis != 0 && axis != -values[0].dim(), "Concat leaves the batch alone.");
        return cat([.. values], axis);
    }
}
