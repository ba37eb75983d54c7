namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>
/// An affine map of the plane, <c>(x, y) → (XX·x + XY·y + X, YX·x + YY·y + Y)</c>: from where a pixel is in a picture to where it comes to
/// lie. Places are in pixels from the picture's middle, to the right and down.
/// </summary>
internal readonly record struct AffineMap(double XX, double XY, double X, double YX, double YY, double Y)
{
    /// <summary>Leaves everything where it is.</summary>
    public static AffineMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    /// <summary>Moves by so many pixels.</summary>
    public static AffineMap Translation(double right, double down) => Identity with { X = right, Y = down };

    /// <summary>Turns clockwise about the middle, in radians.</summary>
    public static AffineMap Rotation(double turn)
    {
        var (sine, cosine) = Math.SinCos(turn);
        return new(cosine, -sine, 0, sine, cosine, 0);
    }

    /// <summary>Multiplies lengths along each axis.</summary>
    public static AffineMap Scaling(double x, double y) => new(x, 0, 0, 0, y, 0);

    /// <summary>Slants along x: moves a pixel to the left by so many times its height below the middle.</summary>
    public static AffineMap ShearX(double tangent) => Identity with { XY = -tangent };

    /// <summary>Slants along y: moves a pixel up by so many times its distance to the right of the middle.</summary>
    public static AffineMap ShearY(double tangent) => Identity with { YX = -tangent };

    /// <summary>The other map, then this one.</summary>
    public AffineMap After(AffineMap first) => new(
        XX * first.XX + XY * first.YX, XX * first.XY + XY * first.YY, XX * first.X + XY * first.Y + X,
        YX * first.XX + YY * first.YX, YX * first.XY + YY * first.YY, YX * first.X + YY * first.Y + Y);

    /// <summary>The same map with another place taken for the middle.</summary>
    public AffineMap About(double right, double down) => Translation(right, down).After(this).After(Translation(-right, -down));

    /// <summary>
    /// Writes the 2×3 matrix that <c>affine_grid</c> takes: the map backwards, from a place in the new picture to the place in the old
    /// one that is seen there, both in half widths and half heights.
    /// </summary>
    public void WriteGrid(Span<float> matrix, long height, long width)
    {
        var determinant = XX * YY - XY * YX;
        var (xx, xy, yx, yy) = (YY / determinant, -XY / determinant, -YX / determinant, XX / determinant);
        matrix[0] = (float)xx;
        matrix[1] = (float)(xy * height / width);
        matrix[2] = (float)(-(xx * X + xy * Y) * 2 / width);
        matrix[3] = (float)(yx * width / height);
        matrix[4] = (float)yy;
        matrix[5] = (float)(-(yx * X + yy * Y) * 2 / height);
    }
}
