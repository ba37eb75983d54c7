using System.Collections.Immutable;
using System.Numerics;

namespace DeclarativeNet.Data.Sample;

/// <summary>
/// A plane figure of about one unit about the origin, given by its signed distance function: how far a point lies outside it, or,
/// below 0, inside. Distances make edges that are smooth at any size and turn.
/// </summary>
internal abstract record Figure
{
    /// <summary>No figure reaches further than this from its origin.</summary>
    public const float Reach = 1.2f;

    private Figure()
    {
    }

    /// <summary>The figures of the sample data, by the name of their class, in the order of the labels.</summary>
    public static ImmutableArray<(string Name, Figure Figure)> All { get; } =
    [
        ("circle", new Disc(0.85f)),
        ("ring", new Ring(0.72f, 0.2f)),
        ("crescent", new Crescent(0.95f, 0.8f, 0.5f)),
        ("square", Corners((-0.74, -0.74), (0.74, -0.74), (0.74, 0.74), (-0.74, 0.74))),
        ("triangle", new Polygon([.. Turns(3).Select(turn => Point(1, turn))])),
        ("star", new Polygon([.. Turns(10).Select((turn, corner) => Point(corner % 2 == 0 ? 1.05 : 0.42, turn))])),
        ("cross", Corners(
            (-0.3, -0.95), (0.3, -0.95), (0.3, -0.3), (0.95, -0.3), (0.95, 0.3), (0.3, 0.3),
            (0.3, 0.95), (-0.3, 0.95), (-0.3, 0.3), (-0.95, 0.3), (-0.95, -0.3), (-0.3, -0.3))),
        ("heart", new Polygon([.. Turns(32).Select(HeartPoint)])),
        ("arrow", Corners((-1, -0.24), (0.1, -0.24), (0.1, -0.72), (1, 0), (0.1, 0.72), (0.1, 0.24), (-1, 0.24))),
        ("hourglass", Corners((-0.72, -0.9), (0.72, -0.9), (0.12, 0), (0.72, 0.9), (-0.72, 0.9), (-0.12, 0))),
    ];

    /// <summary>Signed distance from the figure's edge, in the figure's units.</summary>
    public abstract float Distance(Vector2 point);

    /// <summary>A filled circle.</summary>
    public sealed record Disc(float Radius) : Figure
    {
        /// <inheritdoc/>
        public override float Distance(Vector2 point) => point.Length() - Radius;
    }

    /// <summary>A band around a circle.</summary>
    public sealed record Ring(float Radius, float HalfWidth) : Figure
    {
        /// <inheritdoc/>
        public override float Distance(Vector2 point) => MathF.Abs(point.Length() - Radius) - HalfWidth;
    }

    /// <summary>A circle without a second one whose centre lies to its right.</summary>
    public sealed record Crescent(float Radius, float Bite, float Offset) : Figure
    {
        /// <inheritdoc/>
        public override float Distance(Vector2 point) =>
            MathF.Max(point.Length() - Radius, Bite - (point - new Vector2(Offset, 0)).Length());
    }

    /// <summary>The inside of a closed line through corners.</summary>
    public sealed record Polygon(ImmutableArray<Vector2> Points) : Figure
    {
        /// <inheritdoc/>
        public override float Distance(Vector2 point)
        {
            var nearest = float.PositiveInfinity;
            var inside = false;
            for (var corner = 0; corner < Points.Length; corner++)
            {
                var (start, end) = (Points[corner], Points[(corner + 1) % Points.Length]);
                var (along, to) = (end - start, point - start);
                var share = Math.Clamp(Vector2.Dot(to, along) / along.LengthSquared(), 0, 1);
                nearest = MathF.Min(nearest, (to - share * along).Length());

                // A ray to the right leaves a figure that it starts in through an odd number of edges.
                if (start.Y > point.Y != end.Y > point.Y && point.X < start.X + along.X * (point.Y - start.Y) / along.Y)
                    inside = !inside;
            }

            return inside ? -nearest : nearest;
        }
    }

    private static Polygon Corners(params ReadOnlySpan<(double X, double Y)> corners)
    {
        var points = ImmutableArray.CreateBuilder<Vector2>(corners.Length);
        foreach (var (x, y) in corners)
            points.Add(new Vector2((float)x, (float)y));
        return new Polygon(points.MoveToImmutable());
    }

    private static IEnumerable<double> Turns(int parts) => Enumerable.Range(0, parts).Select(part => Math.Tau * part / parts);

    private static Vector2 Point(double radius, double turn) => new((float)(radius * Math.Cos(turn)), (float)(radius * Math.Sin(turn)));

    /// <summary>The heart curve x = 16 sin³ t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t, moved to the origin and to unit size.</summary>
    private static Vector2 HeartPoint(double turn)
    {
        var x = 16 * Math.Pow(Math.Sin(turn), 3);
        var y = 13 * Math.Cos(turn) - 5 * Math.Cos(2 * turn) - 2 * Math.Cos(3 * turn) - Math.Cos(4 * turn);
        return new Vector2((float)(x / 17), (float)(-(y + 2.5) / 17));
    }
}
