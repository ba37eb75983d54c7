using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

/// <summary>Random counts for properties: up to six classes, many cells empty.</summary>
internal static class Counted
{
    private const int StreamClasses = 4;

    public static ImmutableArray<string> Classes(int count) =>
        [.. Enumerable.Range(0, count).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    public static ConfusionMatrix Matrix(long[,] counts) => ConfusionMatrix.Of(Classes(counts.GetLength(0)), counts);

    public static ConfusionMatrix Count((int Truth, int Prediction)[] stream)
    {
        var builder = new ConfusionMatrix.Builder(Classes(StreamClasses));
        foreach (var (truth, prediction) in stream)
            builder.Add(truth, prediction);
        return builder.ToImmutable();
    }

    public static Arbitrary<long[,]> Matrices() => Gen.Choose(1, 6).SelectMany(OfSide).ToArbitrary();

    public static Arbitrary<(long[,] A, long[,] B, long[,] C)> Triples() =>
        (from side in Gen.Choose(1, 6)
         from a in OfSide(side)
         from b in OfSide(side)
         from c in OfSide(side)
         select (a, b, c)).ToArbitrary();

    public static Arbitrary<(int Truth, int Prediction)[]> Streams() =>
        (from truth in Gen.Choose(0, StreamClasses - 1)
         from prediction in Gen.Choose(0, StreamClasses - 1)
         select (truth, prediction)).ArrayOf().ToArbitrary();

    private static Gen<long[,]> OfSide(int side) =>
        Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 40)).ArrayOf(side * side).Select(flat =>
        {
            var counts = new long[side, side];
            for (var index = 0; index < flat.Length; index++)
                counts[index / side, index % side] = flat[index];
            return counts;
        });
}
