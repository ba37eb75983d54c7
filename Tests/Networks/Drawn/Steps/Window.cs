using DeclarativeNet.Networks.Tests.Drawn.Drawing;
using DeclarativeNet.Networks.Tests.Drawn.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Networks.Tests.Drawn.Steps;

/// <summary>Draws the numbers of a window that slides over a map.</summary>
internal static class Window
{
    public static Gen<Written?> Flag { get; } = Gen.Elements<Written?>(null, true, false);

    public static Gen<Written?> Dilation { get; } =
        Gen.Frequency((6, Gen.Constant<Written?>(null)), (1, Gen.Constant<Written?>(2)), (1, Gen.Constant<Written?>(3)));

    /// <summary>A window that fits the map in most cases.</summary>
    public static Gen<Written> Kernel(Place place)
    {
        var (height, width) = ((int)Math.Min(place.Shape[1], 4), (int)Math.Min(place.Shape[2], 4));
        return Gen.Frequency(
            (10, Gen.Choose(1, Math.Min(height, width)).SelectMany(side => place.Size(side))),
            (3, from h in Gen.Choose(1, height) from w in Gen.Choose(1, width) select (Written)new Written.Pair(h, w)),
            (1, Gen.Choose(1, 5).Select(side => (Written)side)));
    }

    public static Gen<Written?> Stride(Place place) => Gen.Frequency(
        (6, Gen.Constant<Written?>(null)),
        (3, place.Size(Gen.Choose(1, 2)).Select(size => (Written?)size)),
        (1, Gen.Constant<Written?>(3)),
        (1, from h in Gen.Choose(1, 3) from w in Gen.Choose(1, 3) select (Written?)new Written.Pair(h, w)));

    /// <summary>Padding, by name where names are allowed.</summary>
    public static Gen<Written?> Padding(bool allowsNames) => Gen.Frequency(
        (4, Gen.Constant<Written?>(null)),
        (4, Gen.Choose(0, 2).Select(cells => (Written?)cells)),
        (1, from h in Gen.Choose(0, 2) from w in Gen.Choose(0, 2) select (Written?)new Written.Pair(h, w)),
        (allowsNames ? 2 : 0, Gen.Elements<Written?>(new Written.Member("Same"), new Written.Member("Valid"))));

    /// <summary>Padding of at most half a window, or a little more.</summary>
    public static Gen<Written?> PoolPadding { get; } = Gen.Frequency(
        (5, Gen.Constant<Written?>(null)), (2, Gen.Constant<Written?>(1)), (1, Gen.Constant<Written?>(2)));
}
