using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Steps that take an axis apart.</summary>
internal static class Parts
{
    private static readonly Gen<int> SmallFactor = Gen.Frequency((4, Gen.Constant(2)), (1, Gen.Choose(1, 3)));

    public static ImmutableArray<StepCase> All { get; } =
    [
        new("Slice", Kind.Any, 2, DrawSlice, Slice),
        new("Split", Kind.Any, 2, DrawSplit, Split),
        new("PixelShuffle", Kind.Map, 2, DrawFactor, (x, call) => F.pixel_shuffle(x, call.Number("factor")))
        {
            Suits = shape => shape[0] % 4 == 0,
        },
        new("PixelUnshuffle", Kind.Map, 2, DrawFactor, (x, call) => F.pixel_unshuffle(x, call.Number("factor")))
        {
            Suits = shape => shape[1] % 2 == 0 && shape[2] % 2 == 0,
        },
        new("ChannelShuffle", Kind.Map, 2, DrawShuffle, Shuffle),
    ];

    private static Gen<Arguments> DrawFactor(Place place) =>
        place.Size(SmallFactor).Select(factor => Arguments.Of(("factor", factor)));

    private static Gen<Arguments> DrawSlice(Place place) =>
        from axis in Axis(place)
        let size = (int)place.Shape[axis - 1]
        from start in Gen.Choose(0, size - 1)
        from stop in Gen.Choose(start + 1, size)
        from fromEnd in Gen.Elements(true, false)
        from isOpenEnded in Gen.Elements(true, false)
        from off in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(1)))
        from first in fromEnd ? Gen.Constant((Written)(start - size)) : place.Size(start)
        from last in fromEnd && stop < size ? Gen.Constant((Written)(stop - size)) : place.Size(stop + off)
        select Arguments.Of(("axis", axis), ("start", first), ("stop", isOpenEnded ? null : last));

    /// <summary>libtorch cuts a slice to what is there; the language takes none that reaches beyond the axis.</summary>
    private static Tensor Slice(Tensor x, Call call)
    {
        var axis = call.Number("axis");
        var size = x.shape[axis];
        var first = Place(call.Number("start"));
        var last = call.Has("stop") ? Place(call.Number("stop")) : size;
        Call.Rule(first >= 0 && last > first, "A slice begins inside of its axis, and before it ends.");
        return x.narrow(axis, first, last - first);

        long Place(long index) => index < 0 ? size + index : index;
    }

    private static Gen<Arguments> DrawSplit(Place place) =>
        from axis in Axis(place)
        from parts in Gen.Frequency((5, place.DivisorOf(place.Shape[axis - 1])), (1, Gen.Choose(1, 3).Select(number => (Written)number)))
        let count = ((Written.Size)parts).Of.Evaluate(place.Names)
        from index in Gen.Choose(0, (int)count - 1)
        from off in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(1)))
        select Arguments.Of(("parts", parts), ("Index", index + off), ("Axis", axis));

    private static Tensor Split(Tensor x, Call call)
    {
        var (axis, parts) = (call.Number("Axis", 1), call.Number("parts"));
        return x.unflatten(axis, parts, -1).select(axis, call.Number("Index", 0));
    }

    private static Gen<Arguments> DrawShuffle(Place place) =>
        Gen.Frequency((6, place.DivisorOf(place.Shape[0])), (1, Gen.Choose(1, 4).Select(groups => (Written)groups)))
            .Select(groups => Arguments.Of(("groups", groups)));

    private static Tensor Shuffle(Tensor x, Call call)
    {
        var (shape, groups) = (x.shape, call.Number("groups"));
        return x.reshape(shape[0], groups, shape[1] / groups, shape[2], shape[3]).transpose(1, 2).reshape(shape);
    }

    private static Gen<int> Axis(Place place) => Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(1, place.Shape.Length)));
}
