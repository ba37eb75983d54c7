using System.Globalization;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>Small turns of phrase that many messages share.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'Residual'?</c>, where one of the names is near; nothing otherwise.</summary>
    public static string For(string name, IEnumerable<string> names) =>
        Nearest(name, names) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>The name that was most likely meant, where one is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) => names
        .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3))
        .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .FirstOrDefault().Name;

    /// <summary>A kind of value with its article: <c>an Image</c>, <c>a Map</c>; <c>Tokens</c>, which are many, have none.</summary>
    public static string Article(ValueKind kind) => kind switch
    {
        ValueKind.Image => "an Image",
        ValueKind.Tokens or ValueKind.Logits => kind.ToString(),
        _ => $"a {kind}",
    };

    /// <summary><c>1 argument</c>, <c>2 arguments</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A number for a person to read: <c>11,689,512</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 class</c>, <c>2 classes</c>.</summary>
    public static string Count(long count, string one, string several) => $"{count} {(count == 1 ? one : several)}";

    /// <summary><c>height and width</c>; <c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> items, string last) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[items.Count - 1]}";

    /// <summary>Edits between two names, without regard to case: insertions, deletions, changes, and exchanges of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var row = 0; row <= a.Length; row++)
        {
            for (var column = 0; column <= b.Length; column++)
                edits[row, column] = row == 0 || column == 0 ? row + column : Edits(edits, a, b, row, column);
        }

        return edits[a.Length, b.Length];
    }

    private static int Edits(int[,] edits, string a, string b, int row, int column)
    {
        bool Same(int i, int j) => char.ToUpperInvariant(a[i]) == char.ToUpperInvariant(b[j]);
        var change = edits[row - 1, column - 1] + (Same(row - 1, column - 1) ? 0 : 1);
        var least = Math.Min(change, Math.Min(edits[row - 1, column], edits[row, column - 1]) + 1);
        return row > 1 && column > 1 && Same(row - 1, column - 2) && Same(row - 2, column - 1)
            ? Math.Min(least, edits[row - 2, column - 2] + 1)
            : least;
    }
}
