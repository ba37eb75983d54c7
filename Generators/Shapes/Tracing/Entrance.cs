using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The inputs of a record that is looked at by itself: their open sizes, and what is known of them.</summary>
/// <param name="Shapes">The inputs' shapes, in order.</param>
/// <param name="Scope">What names stand for, the open sizes among them.</param>
/// <param name="Symbols">The open sizes, in order.</param>
/// <param name="Facts">What was stated of them.</param>
internal sealed record Entrance(EquatableArray<Shape> Shapes, Scope Scope, EquatableArray<string> Symbols, Proposition Facts)
{
    /// <summary>Opens the inputs; nothing where one is missing or wrong, which has then been reported.</summary>
    public static Entrance? Open(Tracer tracer, Scope scope)
    {
        var entries = tracer.Entries(scope);
        var inputs = entries.Select(entry => (Entry: entry, Axes: InputAxes.Read(entry))).ToList();
        if (inputs.Count == 0 || inputs.Any(input => input.Axes is null))
            return null;

        // Facts are read with the sizes as plain names; then the sizes are what the facts leave of them.
        if (Open(inputs!, scope, Dim.Symbol) is not { } plain || ReadFacts(entries, plain.Scope) is not { } facts
            || Tracing.Facts.Symbols(Stating(entries), facts) is not { } symbol || Open(inputs!, scope, symbol) is not { } known)
            return null;
        var symbols = inputs.SelectMany(input => input.Axes!).Select(axis => axis.OpenName(scope)).OfType<string>().Distinct();
        return new Entrance(known.Shapes.ToEquatableArray(), known.Scope, symbols.ToEquatableArray(), facts);
    }

    /// <summary>One input after the other, so that a name in a later one is the size that it was in an earlier one.</summary>
    private static (IReadOnlyList<Shape> Shapes, Scope Scope)? Open(
        IReadOnlyList<(StepContext Entry, IReadOnlyList<InputAxis> Axes)> inputs, Scope scope, Func<string, Dim> symbol)
    {
        var shapes = new List<Shape>();
        foreach (var (entry, axes) in inputs)
        {
            if (InputAxes.Open(entry with { Scope = scope }, axes, symbol) is not { } opened)
                return null;
            shapes.Add(opened.Shape);
            scope = opened.Scope;
        }

        return (shapes, scope);
    }

    private static Proposition? ReadFacts(IReadOnlyList<StepContext> entries, Scope scope)
    {
        var facts = entries.Select(entry => Tracing.Facts.Read(entry with { Scope = scope })).ToList();
        return facts.Contains(null) ? null : facts.Aggregate(Proposition.True, (all, fact) => Proposition.And(all, fact!));
    }

    /// <summary>The last input that states facts: where facts that contradict each other are told of.</summary>
    private static StepContext Stating(IReadOnlyList<StepContext> entries) =>
        entries.LastOrDefault(entry => entry.Argument("Where") is not null) ?? entries[0];
}
