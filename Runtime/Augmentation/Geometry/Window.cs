namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>A rectangle of whole pixels in a picture.</summary>
/// <param name="Top">Its first row.</param>
/// <param name="Left">Its first column.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
internal readonly record struct Window(int Top, int Left, int Height, int Width)
{
    /// <summary>How many numbers in [0, 1) make a window.</summary>
    public const int Numbers = 2 * Attempts + 2;

    /// <summary>How many areas and ratios are tried before one is taken to fit nowhere, as in Szegedy's and Zhong's procedures.</summary>
    private const int Attempts = 10;

    /// <summary>
    /// The window that a row of numbers in [0, 1) stands for: an area between two shares of the picture's, a ratio of the sides of at most
    /// <paramref name="ratio"/> either way (evenly in its logarithm), a place anywhere.
    /// </summary>
    /// <returns>The first of ten that is within the largest height and width; nothing where none is.</returns>
    public static Window? Draw(
        ReadOnlySpan<float> draws,
        (int Height, int Width) picture,
        (double Smallest, double Largest) area,
        double ratio,
        (int Height, int Width) largest)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var pixels = picture.Height * picture.Width * Draws.Between(draws[2 * attempt], area.Smallest, area.Largest);
            var sides = Math.Exp(Draws.Between(draws[2 * attempt + 1], -Math.Log(ratio), Math.Log(ratio)));
            var (height, width) = ((int)Math.Round(Math.Sqrt(pixels / sides)), (int)Math.Round(Math.Sqrt(pixels * sides)));
            if (height > 0 && width > 0 && height <= largest.Height && width <= largest.Width)
            {
                return new(
                    Draws.Below(draws[^2], picture.Height - height + 1),
                    Draws.Below(draws[^1], picture.Width - width + 1),
                    height,
                    width);
            }
        }

        return null;
    }

    /// <summary>The largest window in the middle whose sides are of at most that ratio.</summary>
    public static Window Middle(int height, int width, double ratio)
    {
        var (rows, columns) = (Math.Min(height, (int)Math.Round(width * ratio)), Math.Min(width, (int)Math.Round(height * ratio)));
        return new((height - rows) / 2, (width - columns) / 2, rows, columns);
    }

    /// <summary>The map that brings the window to the size of the whole picture.</summary>
    public AffineMap Enlarged(long height, long width) => AffineMap.Scaling((double)width / Width, (double)height / Height)
        .After(AffineMap.Translation(width / 2.0 - Left - Width / 2.0, height / 2.0 - Top - Height / 2.0));
}
