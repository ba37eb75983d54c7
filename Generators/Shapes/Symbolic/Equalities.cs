namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>Statements of which some were solved for open sizes.</summary>
/// <param name="Definitions">What those sizes are, in terms of the others.</param>
/// <param name="Rest">What else holds of the others.</param>
internal sealed record Equalities(IReadOnlyList<(string Name, Dim Value)> Definitions, IReadOnlyList<Proposition> Rest)
{
    /// <summary>Solves equations for names, the last one first, until none of them can be solved.</summary>
    public static Equalities Solve(IEnumerable<Proposition> statements, IReadOnlyList<string> names)
    {
        var result = new Equalities([], [.. statements]);
        while (result.Rest.Select(statement => (statement, solved: Solve(statement, names))).FirstOrDefault(pair => pair.solved is not null)
            is { solved: { } definition } pair)
            result = result.With(pair.statement, definition.Name, definition.Value);
        return result;
    }

    /// <summary>What stands for a name; nothing where it stands for itself.</summary>
    public Dim? Replacement(string name) => Definitions.FirstOrDefault(definition => definition.Name == name).Value;

    private Equalities With(Proposition solved, string name, Dim value)
    {
        Dim? Replace(string other) => other == name ? value : null;
        return new(
            [.. Definitions.Select(definition => (definition.Name, definition.Value.Substitute(Replace))), (name, value)],
            [.. Rest.Where(other => other != solved).Append(Proposition.AtLeast(Dim.Symbol(name), 1))
                .Select(other => other.Substitute(Replace)).Where(other => other.Decided != true).Distinct()]);
    }

    /// <summary>A name that stands in an equation once, as it is, equals the rest of it.</summary>
    private static (string Name, Dim Value)? Solve(Proposition statement, IReadOnlyList<string> names)
    {
        if (statement is not Proposition.Compare { Relation: Relation.Equal } equation)
            return null;
        var difference = equation.Left - equation.Right;
        foreach (var name in names.Reverse())
        {
            var size = Dim.Symbol(name);
            var coefficient = difference.Terms.FirstOrDefault(term => term.Factors.Equals(size.Terms[0].Factors))?.Coefficient ?? 0;
            var rest = difference - (size * coefficient);
            if (Math.Abs(coefficient) == 1 && !rest.Symbols.Contains(name))
                return (name, rest * -coefficient);
        }

        return null;
    }
}
