using System.Globalization;
using System.Text;

namespace DeclarativeNet.Reports;

/// <summary>Numbers as people read them, in the invariant culture.</summary>
internal static class Readable
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A share in percent: <c>74.3 %</c>.</summary>
    public static string Percent(double share) => double.IsFinite(share) ? (share * 100).ToString("0.0", Invariant) + " %" : "n/a";

    /// <summary>A difference of shares: <c>+2.5 points</c>.</summary>
    public static string Points(double difference) =>
        double.IsFinite(difference) ? (difference * 100).ToString("+0.0;−0.0;0.0", Invariant) + " points" : "n/a";

    /// <summary>A loss or a rate to four places: <c>0.7431</c>.</summary>
    public static string Fixed(double value) => double.IsFinite(value)
        ? Math.Abs(value) is 0 or (>= 1e-3 and < 1e6) ? value.ToString("0.0000", Invariant) : Short(value)
        : "n/a";

    /// <summary>A number to four digits, or to a whole one from 10,000 on: <c>0.001</c>, <c>2.5E-05</c>, <c>20,000</c>.</summary>
    public static string Short(double value) => double.IsFinite(value)
        ? value.ToString(Math.Abs(value) is >= 9_999.5 and < 1e7 ? "N0" : "G4", Invariant)
        : "n/a";

    /// <summary>A count: <c>1,234,567</c>.</summary>
    public static string Count(long count) => count.ToString("N0", Invariant);

    /// <summary>A large count in three digits: <c>1.23 M</c>.</summary>
    public static string Scaled(long count) => count switch
    {
        >= 1_000_000_000 => (count / 1e9).ToString("G3", Invariant) + " G",
        >= 1_000_000 => (count / 1e6).ToString("G3", Invariant) + " M",
        >= 10_000 => (count / 1e3).ToString("G3", Invariant) + " k",
        _ => Count(count),
    };

    /// <summary>An amount of memory: <c>1.23 GiB</c>, <c>640 KiB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => (bytes / (double)(1L << 30)).ToString("G3", Invariant) + " GiB",
        >= 1L << 20 => (bytes / (double)(1L << 20)).ToString("G3", Invariant) + " MiB",
        >= 1L << 10 => (bytes / (double)(1L << 10)).ToString("G3", Invariant) + " KiB",
        _ => $"{bytes} bytes",
    };

    /// <summary>A length of time: <c>4.2 s</c>, <c>3:05</c>, <c>2:03:05</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => time.TotalSeconds.ToString("0.0", Invariant) + " s",
        { TotalSeconds: < 60 } => time.TotalSeconds.ToString("0", Invariant) + " s",
        { TotalHours: < 1 } => time.ToString(@"m\:ss", Invariant),
        _ => ((long)time.TotalHours).ToString(Invariant) + time.ToString(@"\:mm\:ss", Invariant),
    };

    /// <summary>A moment, with its offset from universal time.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm zzz", Invariant);

    /// <summary>A text of at most so many characters; what is too long ends in an ellipsis.</summary>
    public static string Shortened(string text, int characters)
    {
        var runes = text.EnumerateRunes().ToList();
        return runes.Count <= characters
            ? text
            : runes.Take(characters - 1).Aggregate(new StringBuilder(), (cut, rune) => cut.Append(rune.ToString())).Append('…').ToString();
    }
}
