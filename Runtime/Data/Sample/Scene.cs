using System.Collections.Immutable;
using System.Numerics;

namespace DeclarativeNet.Data.Sample;

/// <summary>
/// One picture of the sample data before it is drawn: a light figure somewhere on a darker, shaded ground, with specks strewn about it
/// and some noise. Neither place, size, turn nor colour says anything about the class, so that a picture's class shows in shape alone.
/// </summary>
/// <param name="Ground">Colours of the ground at either end of its shading, each channel in [0, 1].</param>
/// <param name="Shading">The direction of the shading, of length 1.</param>
/// <param name="Shapes">What lies on the ground, lowest first.</param>
/// <param name="Noise">Largest change of a channel by noise.</param>
internal sealed record Scene((Vector3 From, Vector3 To) Ground, Vector2 Shading, ImmutableArray<PlacedFigure> Shapes, float Noise)
{
    /// <summary>Draws the dice for a picture.</summary>
    public static Scene Random(Figure figure, RandomSequence random)
    {
        var clutter = Enumerable.Range(0, random.Below(4)).Select(_ => Speck(random)).ToImmutableArray();
        var subject = new PlacedFigure(
            figure,
            Centre: new Vector2(random.Uniform(-0.14, 0.14), random.Uniform(-0.14, 0.14)),
            Size: random.Uniform(0.28, 0.4),
            Turn: random.Uniform(-0.6, 0.6),
            Colour: Light(random));
        return new Scene(
            Ground: (Dark(random), Dark(random)),
            Shading: Direction(random.Uniform(0, Math.Tau)),
            Shapes: [.. clutter, subject],
            Noise: random.Uniform(0.02, 0.08));
    }

    /// <summary>Draws the picture.</summary>
    /// <returns>Bytes, <c>C×H×W</c>; gray is the mean of red, green and blue.</returns>
    public byte[] Draw(PictureSize size, RandomSequence random)
    {
        var plane = size.Height * size.Width;
        var bytes = new byte[size.Channels * plane];
        var side = Math.Min(size.Height, size.Width);
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var (row, column) = Math.DivRem(pixel, size.Width);
            var point = new Vector2(column + 0.5f - size.Width / 2f, row + 0.5f - size.Height / 2f) / side;
            var colour = ColourAt(point, side) + Noise * new Vector3(random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1));
            for (var channel = 0; channel < size.Channels; channel++)
            {
                var value = size.Channels == 1 ? Vector3.Dot(colour, Vector3.One) / 3 : colour[channel];
                bytes[channel * plane + pixel] = (byte)MathF.Round(255 * Math.Clamp(value, 0, 1));
            }
        }

        return bytes;
    }

    private Vector3 ColourAt(Vector2 point, int side)
    {
        var colour = Vector3.Lerp(Ground.From, Ground.To, Math.Clamp(0.5f + Vector2.Dot(point, Shading), 0, 1));
        foreach (var shape in Shapes)
            colour = Vector3.Lerp(colour, shape.Colour, shape.Coverage(point, side));
        return colour;
    }

    private static PlacedFigure Speck(RandomSequence random) => new(
        new Figure.Disc(1),
        Centre: new Vector2(random.Uniform(-0.5, 0.5), random.Uniform(-0.5, 0.5)),
        Size: random.Uniform(0.03, 0.09),
        Turn: 0,
        Colour: Colour(random, 0, 1));

    private static Vector3 Dark(RandomSequence random) => Colour(random, 0, 0.5);

    private static Vector3 Light(RandomSequence random) => Colour(random, 0.5, 1);

    private static Vector3 Colour(RandomSequence random, double from, double to) =>
        new(random.Uniform(from, to), random.Uniform(from, to), random.Uniform(from, to));

    private static Vector2 Direction(float turn) => new(MathF.Cos(turn), MathF.Sin(turn));
}

/// <summary>A figure in a place.</summary>
/// <param name="Figure">What.</param>
/// <param name="Centre">Where, from the middle of the picture, in units of its shorter side.</param>
/// <param name="Size">Length of the figure's unit, in units of the picture's shorter side.</param>
/// <param name="Turn">In radians.</param>
/// <param name="Colour">Red, green and blue in [0, 1].</param>
internal sealed record PlacedFigure(Figure Figure, Vector2 Centre, float Size, float Turn, Vector3 Colour)
{
    private readonly (float Cosine, float Sine) _turn = (MathF.Cos(Turn), MathF.Sin(Turn));

    /// <summary>The share of the pixel at a point that the figure covers, from its distance to the edge.</summary>
    public float Coverage(Vector2 point, int side)
    {
        var from = point - Centre;
        if (from.Length() > Figure.Reach * Size + 1f / side)
            return 0;

        var turned = new Vector2(_turn.Cosine * from.X + _turn.Sine * from.Y, _turn.Cosine * from.Y - _turn.Sine * from.X);
        return Math.Clamp(0.5f - Figure.Distance(turned / Size) * Size * side, 0, 1);
    }
}
