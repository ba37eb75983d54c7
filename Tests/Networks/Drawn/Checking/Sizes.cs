using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Checking;

/// <summary>The sizes at which an open network is tried.</summary>
internal static class Sizes
{
    /// <summary>All sizes up to this one are tried of what is rejected.</summary>
    public const int Small = 12;

    /// <summary>All sides up to this one are tried, but not with every other; where only such work, they may be finitely many.</summary>
    public const int Largest = 24;

    /// <summary>
    /// Along each axis through the sizes that the drawing followed, along the diagonal, and a few odd ones: a condition has its boundaries
    /// on those lines. One that is rejected is also tried at all small sizes.
    /// </summary>
    public static IEnumerable<(int Height, int Width)> Of(DrawnNetwork network, bool isRejected)
    {
        var sides = Enumerable.Range(1, Largest).ToList();
        var lines = sides.SelectMany(side => new[] { (side, network.Width), (network.Height, side), (side, side) })
            .Concat([(2, 3), (12, 9), (17, 16), (32, 64), (64, 32), (64, 96)]);
        var square = from height in Enumerable.Range(1, Small) from width in Enumerable.Range(1, Small) select (height, width);
        return lines.Concat(isRejected ? square : []).Distinct();
    }
}
