using System.Collections.Immutable;

namespace DeclarativeNet.Reports.Charts;

/// <summary>A linear axis: where it begins and ends, and the round numbers on it.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, above its beginning.</param>
/// <param name="Ticks">The numbers marked, rising, each within it.</param>
internal sealed record Axis(double From, double To, ImmutableArray<double> Ticks)
{
    /// <summary>Numbers beyond it are not drawn: their differences would overflow, and nobody could read them.</summary>
    private const double Largest = 1e100;

    /// <summary>Numbers closer to zero than this are zero: a tenth of them may be none.</summary>
    private const double Smallest = 1e-100;

    /// <summary>Whether a value can be drawn.</summary>
    public static bool CanShow(double value) => double.IsFinite(value) && Math.Abs(value) <= Largest;

    /// <summary>
    /// An axis around values, its ends on round numbers. Zero is on it where that costs little room; it does not leave
    /// [<paramref name="floor"/>, <paramref name="ceiling"/>].
    /// </summary>
    /// <param name="values">The values; those that cannot be drawn do not count.</param>
    /// <param name="floor">The lowest number that makes sense.</param>
    /// <param name="ceiling">The highest number that makes sense.</param>
    /// <param name="ticks">About so many ticks.</param>
    public static Axis Around(
        IEnumerable<double> values, double floor = double.NegativeInfinity, double ceiling = double.PositiveInfinity, int ticks = 5)
    {
        var drawn = values.Where(CanShow).Select(value => Math.Abs(value) < Smallest ? 0 : value).DefaultIfEmpty(0).ToList();
        var (low, high) = (drawn.Min(), drawn.Max());
        if (low > 0 && low <= high - low)
            low = 0;
        if (high - low <= Math.Max(Math.Abs(high), Math.Abs(low)) * 1e-6)
        {
            // All the same: a little room on either side, so that the line does not lie on the frame.
            var room = high == 0 ? 1 : Math.Abs(high) / 10;
            (low, high) = (low - room, high + room);
        }

        var step = RoundStep((high - low) / ticks);
        var first = Math.Floor(low / step);
        var last = Math.Ceiling(high / step);
        var from = Math.Max(first * step, Math.Min(floor, drawn.Min()));
        var to = Math.Min(last * step, Math.Max(ceiling, drawn.Max()));
        var marks = Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step);
        return new(from, to, [.. marks.Where(mark => mark >= from - (step * 1e-9) && mark <= to + (step * 1e-9))]);
    }

    /// <summary>An axis of epochs: from the first to the last, whole numbers marked.</summary>
    /// <param name="epochs">The epochs; at least one.</param>
    /// <param name="ticks">At most so many ticks.</param>
    public static Axis Epochs(IReadOnlyCollection<int> epochs, int ticks = 8)
    {
        var (first, last) = (epochs.Min(), epochs.Max());
        if (first == last)
            return new(first - 1, last + 1, [first]);
        var step = Enumerable.Range(0, 10).SelectMany(power => new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power)))
            .First(candidate => (last - first) / candidate < ticks);
        var mark = Math.Ceiling(first / step) * step;
        return new(first, last, [.. Enumerable.Range(0, (int)((last - mark) / step) + 1).Select(index => mark + (index * step))]);
    }

    /// <summary>Where a value stands between two coordinates.</summary>
    public double Place(double value, double start, double end) => start + ((value - From) / (To - From) * (end - start));

    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a number.</summary>
    private static double RoundStep(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(digit => digit * power).First(step => step >= atLeast * (1 - 1e-9));
    }
}
