namespace DeclarativeNet.Generators.Diagnostics;

/// <summary>Small turns of phrase that many messages share.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'Residual'?</c>, where one of the names is near; nothing otherwise.</summary>
    public static string For(string name, IEnumerable<string> names)
    {
        var near = names.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .ToList();
        return near.Count == 0 ? "" : $"; did you mean '{near[0].Name}'?";
    }

    /// <summary><c>1 argument</c>, <c>2 arguments</c>.</summary>
    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary><c>height and width</c>; <c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> items, string last) => items.Count < 2
        ? string.Concat(items)
        : $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[items.Count - 1]}";

    /// <summary>Edits between two names, by Levenshtein's recurrence, without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var (character, row) in a.Select((character, row) => (char.ToUpperInvariant(character), row)))
        {
            var current = new int[b.Length + 1];
            current[0] = row + 1;
            for (var column = 1; column <= b.Length; column++)
                current[column] = Math.Min(
                    Math.Min(current[column - 1], previous[column]) + 1,
                    previous[column - 1] + (character == char.ToUpperInvariant(b[column - 1]) ? 0 : 1));
            previous = current;
        }

        return previous[b.Length];
    }
}
