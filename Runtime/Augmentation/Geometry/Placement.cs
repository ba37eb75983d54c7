namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>How one picture is slanted, resized, turned and moved about its middle, in this order.</summary>
/// <param name="Turn">Clockwise, in radians.</param>
/// <param name="Scale">What lengths in the picture are multiplied by.</param>
/// <param name="ShiftX">To the right, as a share of the width.</param>
/// <param name="ShiftY">Down, as a share of the height.</param>
/// <param name="ShearX">Slant along x, in radians.</param>
/// <param name="ShearY">Slant along y, in radians.</param>
internal readonly record struct Placement(double Turn, double Scale, double ShiftX, double ShiftY, double ShearX, double ShearY)
{
    /// <summary>How many numbers in [0, 1) make a placement.</summary>
    public const int Numbers = 6;

    /// <summary>The placement of numbers in [0, 1): each stands for a place between an augmentation's bounds.</summary>
    public static Placement Of(ReadOnlySpan<float> draws, Augmentation augmentation)
    {
        return new(
            Turn: EitherWay(draws[0], augmentation.Rotation) * Math.PI / 180,
            Scale: 1 + EitherWay(draws[1], augmentation.Zoom),
            ShiftX: EitherWay(draws[2], augmentation.Shift),
            ShiftY: EitherWay(draws[3], augmentation.Shift),
            ShearX: EitherWay(draws[4], augmentation.Shear) * Math.PI / 180,
            ShearY: EitherWay(draws[5], augmentation.Shear) * Math.PI / 180);

        static double EitherWay(float draw, double bound) => Draws.Between(draw, -bound, bound);
    }

    /// <summary>Where pixels of a picture of that size come to lie.</summary>
    public AffineMap Map(long height, long width) => AffineMap.Translation(ShiftX * width, ShiftY * height)
        .After(AffineMap.Rotation(Turn))
        .After(AffineMap.Scaling(Scale, Scale))
        .After(AffineMap.ShearY(Math.Tan(ShearY)))
        .After(AffineMap.ShearX(Math.Tan(ShearX)));
}
