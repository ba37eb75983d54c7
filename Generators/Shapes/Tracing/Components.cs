using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>Open sizes that have something to do with each other, and with no others.</summary>
internal static class Components
{
    /// <summary>The groups of names that statements connect, directly or through others; each in the order of the names.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> names, IEnumerable<Proposition> statements)
    {
        var connections = statements.Select(statement => statement.Symbols.ToList()).Where(symbols => symbols.Count > 1).ToList();
        var groups = new List<IReadOnlyList<string>>();
        foreach (var name in names)
        {
            if (groups.Any(group => group.Contains(name)))
                continue;
            var reached = new HashSet<string> { name };
            while (connections.FirstOrDefault(symbols => symbols.Any(reached.Contains) && !symbols.All(reached.Contains)) is { } connection)
                reached.UnionWith(connection);
            groups.Add([.. names.Where(reached.Contains)]);
        }

        return groups;
    }
}
