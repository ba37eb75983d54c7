using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that give the same numbers another shape.</summary>
internal static class Shapes
{
    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Flatten", Kind.Map | Kind.Tokens, 1, _ => Gen.Constant(Arguments.None), Flatten) { FixesSizes = true },
        new("Reshape", Kind.Any, 2, DrawReshape, (x, call) => x.reshape([x.shape[0], .. call.Sizes("sizes")])) { FixesSizes = true },
        new("Permute", Kind.Any, 2, DrawPermute, Permute) { FixesSizes = true },
        new("ToTokens", Kind.Map, 3, _ => Gen.Constant(Arguments.None), (x, _) => x.flatten(2).transpose(1, 2)) { FixesSizes = true },
        new("ToMap", Kind.Tokens, 3, DrawToMap, ToMap) { FixesSizes = true },
    ];

    /// <summary>The number of features is known when the network is made.</summary>
    private static Tensor Flatten(Tensor x, Call call)
    {
        var flat = x.flatten(1);
        call.Constant(flat.shape[1]);
        return flat;
    }

    /// <summary>Sizes whose product is that of the shape, one of them left to follow in some cases, or else one open.</summary>
    private static Gen<Arguments> DrawReshape(Place place)
    {
        var count = place.Shape.Aggregate((product, size) => product * size);
        return
            from first in Divisor(count)
            from second in Divisor(count / first)
            from axes in Gen.Choose(1, 3)
            from off in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Constant(1)))
            let sizes = axes switch
            {
                1 => new[] { count + off },
                2 => [first, (count / first) + off],
                _ => [first, second, (count / first / second) + off],
            }
            from followsAt in Gen.Frequency((1, Gen.Constant(-1)), (1, Gen.Choose(0, axes - 1)))
            from written in followsAt < 0 ? OneOpen(place, sizes) : Fixed(place, sizes, followsAt)
            select Arguments.Of(("sizes", new Written.Sizes(written)));
    }

    private static Gen<ImmutableArray<Expression>> OneOpen(Place place, long[] sizes) =>
        from at in Gen.Choose(0, sizes.Length - 1)
        from open in place.OpenSize(sizes[at])
        from written in Fixed(place, sizes, -1)
        select written.SetItem(at, open);

    private static Gen<ImmutableArray<Expression>> Fixed(Place place, long[] sizes, int followsAt) => Gen.CollectToArray(
        sizes.Index(), size => size.Index == followsAt ? Gen.Constant<Expression>(-1) : Expressions.Of(size.Item, place.Names))
        .Select(written => written.ToImmutableArray());

    /// <summary>A divisor that is a small number.</summary>
    private static Gen<long> Divisor(long number) => Gen.Elements(
        Enumerable.Range(1, (int)Math.Min(number, 12)).Where(divisor => number % divisor == 0).Select(divisor => (long)divisor));

    private static Gen<Arguments> DrawPermute(Place place) => Gen.Frequency(
        (12, Gen.Shuffle(Enumerable.Range(1, place.Shape.Length).ToArray())),
        (1, Gen.ArrayOf(Gen.Choose(1, 3), place.Shape.Length)))
        .Select(axes => Arguments.Of(("axes", new Written.Sizes([.. axes.Select(axis => (Expression)axis)]))));

    /// <summary>The batch axis is where it was; libtorch refuses what is no permutation of the others.</summary>
    private static Tensor Permute(Tensor x, Call call) => x.permute([0, .. call.Sizes("axes")]);

    private static Gen<Arguments> DrawToMap(Place place)
    {
        var length = place.Shape[0];
        return
            from height in Gen.Frequency((8, Divisor(length)), (1, Gen.Choose(1, 4).Select(side => (long)side)))
            from isSquare in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            from sides in OneOpen(place, [height, length / height])
            select isSquare ? Arguments.None : Arguments.Of(("height", sides[0]), ("width", sides[1]));
    }

    /// <summary>A square's side is known when the network is made.</summary>
    private static Tensor ToMap(Tensor x, Call call)
    {
        var (length, width) = (x.shape[1], x.shape[2]);
        var square = (long)Math.Sqrt(length);
        var sides = call.Has("height") ? new[] { call.Size("height"), call.Size("width") } : [call.Constant(square), square];
        if (!call.Has("height"))
            call.Constant(length);
        return x.transpose(1, 2).reshape(x.shape[0], width, sides[0], sides[1]);
    }
}
