using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Charts;

/// <summary>The ground of charts whose axes both go from 0 to 1: frame, grid and what the axes are called.</summary>
internal static class Square
{
    public const double Width = 480;
    public const double Height = 440;
    private const double Left = 62;
    private const double Right = Width - 14;
    private const double Top = 12;
    private const double Bottom = Height - 48;

    /// <summary>Where a share lies across.</summary>
    public static double X(double share) => Left + (share * (Right - Left));

    /// <summary>Where a share lies up.</summary>
    public static double Y(double share) => Bottom - (share * (Bottom - Top));

    /// <summary>The drawing.</summary>
    /// <param name="across">What is drawn across.</param>
    /// <param name="up">What is drawn up.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    /// <param name="drawn">What stands on the ground.</param>
    public static Html Render(string across, string up, string description, Html drawn) => Tag("svg",
        All(Enumerable.Range(0, 6).Select(tick => tick / 5.0).Select(tick => All([
            Tag("path").With("d", Drawing.Path((Left, Y(tick)), (Right, Y(tick)))).Class("grid"),
            Tag("path").With("d", Drawing.Path((X(tick), Bottom), (X(tick), Top))).Class("grid"),
            Drawing.Label(Readable.Short(tick), Left - 8, Y(tick) + 4, "end"),
            Drawing.Label(Readable.Short(tick), X(tick), Bottom + 18, "middle"),
        ]))),
        Tag("path").With("d", Drawing.Path((Left, Top), (Left, Bottom), (Right, Bottom))).Class("axis frame"),
        Drawing.Label(across, (Left + Right) / 2, Height - 8, "middle"),
        Drawing.Upright(up, 16, (Top + Bottom) / 2),
        drawn)
        .Class("lines").With("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}"))
        .With("role", "img").With("aria-label", description);

    /// <summary>From (0, 0) to (1, 1): what chance, or a network that knows itself, would give.</summary>
    public static Html Diagonal { get; } = Tag("path").With("d", Drawing.Path((X(0), Y(0)), (X(1), Y(1)))).Class("diagonal");
}
