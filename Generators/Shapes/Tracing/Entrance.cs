using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The input of a record that is looked at by itself: its open sizes, and what is known of them.</summary>
/// <param name="Shape">The input's shape.</param>
/// <param name="Scope">What names stand for, the open sizes among them.</param>
/// <param name="Symbols">The open sizes, in order, but those that facts give in terms of others.</param>
/// <param name="Facts">What was stated of them, and that computed axes are at least 1.</param>
internal sealed record Entrance(Shape Shape, Scope Scope, EquatableArray<string> Symbols, Proposition Facts)
{
    /// <summary>Opens the input; nothing where it is missing or wrong, which has then been reported.</summary>
    public static Entrance? Open(Tracer tracer, Scope scope)
    {
        if (tracer.Entry(scope) is not { } entry || InputAxes.Read(entry) is not { } axes
            || InputAxes.Open(entry, axes, Dim.Symbol) is not { } plain
            || Tracing.Facts.Read(entry with { Scope = plain.Scope }) is not { } stated)
            return null;

        var names = axes.Select(axis => axis.OpenName(scope)).OfType<string>().Distinct().ToList();
        var positive = plain.Shape.Sizes.Where(size => !size.IsConstant && size.Single is not Atom.Symbol)
            .Select(size => Proposition.AtLeast(size, 1))
            .Aggregate(Proposition.True, Proposition.And);
        if (Tracing.Facts.Solve(entry, Proposition.And(stated, positive), names) is not { } facts
            || InputAxes.Open(entry, axes, Tracing.Facts.Symbols(facts, names)) is not { } known)
            return null;
        return new Entrance(
            known.Shape,
            known.Scope,
            names.Where(name => facts.Replacement(name) is null).ToEquatableArray(),
            facts.Rest.Aggregate(Proposition.True, Proposition.And));
    }
}
