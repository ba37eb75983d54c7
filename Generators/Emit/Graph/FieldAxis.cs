namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>Element i sees the pixels from <c>Start + i·Step</c> to <c>Start + i·Step + Size − 1</c>.</summary>
/// <param name="Size">How many pixels it sees.</param>
/// <param name="Step">How far the window moves from one element to the next.</param>
/// <param name="Start">Where that of the first element begins.</param>
internal sealed record FieldAxis(Fraction Size, Fraction Step, Fraction Start)
{
    /// <summary>The size as whole pixels.</summary>
    public long Pixels => (Size.Numerator + Size.Denominator - 1) / Size.Denominator;

    /// <summary>The pixel at its place.</summary>
    public static FieldAxis Pixel { get; } = new(1, 1, 0);

    /// <summary>The pixel so many places further.</summary>
    public static FieldAxis Shifted(long places) => new(1, 1, places);

    /// <summary>A window that moves by a stride.</summary>
    public static FieldAxis Window(long kernel, long stride, long padding, long dilation) =>
        new(((kernel - 1) * dilation) + 1, stride, -padding);

    /// <summary>The pixels whose windows in the result an element lies under: the transpose of <see cref="Window"/>.</summary>
    public static FieldAxis Transposed(long kernel, long stride, long padding, long dilation)
    {
        var reach = (kernel - 1) * dilation;
        return new(((Fraction)reach / stride) + 1, (Fraction)1 / stride, (Fraction)(padding - reach) / stride);
    }

    /// <summary>The pixel before the place <c>i·step</c>, or at it.</summary>
    public static FieldAxis Below(Fraction step)
    {
        // libtorch rounds steps to 32 bits, and may so take the pixel before where a place is a pixel's own.
        var slack = step.Numerator == 1 || step.Denominator == 1 ? Slack(step) : 1;
        return new(slack + 1, step, -slack);
    }

    /// <summary>The pixels on both sides of the place <c>first + i·step</c>, or the one at it.</summary>
    public static FieldAxis Around(Fraction first, Fraction step)
    {
        var slack = Fraction.Max(Slack(first), Slack(step));
        return new((slack * 2) + 1, step, first - slack);
    }

    /// <summary>The pixels that have a part between the places <c>i·step</c> and <c>(i + 1)·step</c>.</summary>
    public static FieldAxis Between(Fraction step) => new(step + (Slack(step) * 2), step, -Slack(step));

    /// <summary>What is seen of the picture by what sees this of a map whose elements see <paramref name="map"/>.</summary>
    public FieldAxis Through(FieldAxis map) => new(map.Size + ((Size - 1) * map.Step), Step * map.Step, map.Start + (Start * map.Step));

    /// <summary>What sees both; nothing where the two move at different steps.</summary>
    public static FieldAxis? Join(FieldAxis left, FieldAxis right)
    {
        if (left.Step != right.Step)
            return null;
        var start = Fraction.Min(left.Start, right.Start);
        return new(Fraction.Max(left.Start + left.Size, right.Start + right.Size) - start, left.Step, start);
    }

    /// <summary>How far a multiple of a number can be from the whole number before or after it.</summary>
    private static Fraction Slack(Fraction number) => (Fraction)(number.Denominator - 1) / number.Denominator;
}
