namespace DeclarativeNet.Augmentations;

/// <summary>How one picture is turned, resized and moved about its middle.</summary>
/// <param name="Turn">In radians.</param>
/// <param name="Scale">What lengths in the picture are multiplied by.</param>
/// <param name="ShiftX">To the right, as a share of the width.</param>
/// <param name="ShiftY">Down, as a share of the height.</param>
internal readonly record struct Placement(double Turn, double Scale, double ShiftX, double ShiftY)
{
    /// <summary>How many numbers in [0, 1) make a placement.</summary>
    public const int Draws = 4;

    /// <summary>The placement of four numbers in [0, 1): each stands for a place between an augmentation's bounds.</summary>
    public static Placement Of(ReadOnlySpan<float> draws, Augmentation augmentation)
    {
        return new Placement(
            Turn: Between(draws[0], augmentation.Rotation) * Math.PI / 180,
            Scale: 1 + Between(draws[1], augmentation.Zoom),
            ShiftX: Between(draws[2], augmentation.Shift),
            ShiftY: Between(draws[3], augmentation.Shift));

        static double Between(float draw, double bound) => (2 * draw - 1) * bound;
    }

    /// <summary>
    /// Writes the 2×3 matrix that <c>affine_grid</c> takes: from a place in the new picture to the place in the old one that is seen
    /// there. Both are measured from the middle, in half widths and half heights; the turn is one of the pixels, which are square.
    /// </summary>
    public void WriteMatrix(Span<float> matrix, long height, long width)
    {
        var (sine, cosine) = Math.SinCos(Turn);
        var aspect = (double)height / width;

        // new = scale · turn · old + 2 · shift, solved for old; the grid spans 2 from side to side.
        var (alongX, alongY) = (cosine / Scale, sine / Scale);
        matrix[0] = (float)alongX;
        matrix[1] = (float)(alongY * aspect);
        matrix[2] = (float)(-2 * (alongX * ShiftX + alongY * aspect * ShiftY));
        matrix[3] = (float)(-alongY / aspect);
        matrix[4] = (float)alongX;
        matrix[5] = (float)(-2 * (-alongY / aspect * ShiftX + alongX * ShiftY));
    }
}
