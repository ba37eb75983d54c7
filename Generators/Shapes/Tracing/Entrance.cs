using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Expressions;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Shapes.Tracing;

/// <summary>The input of a record that is looked at by itself: its open sizes, and what is known of them.</summary>
/// <param name="Shape">The input's shape.</param>
/// <param name="Scope">What names stand for, the open sizes among them.</param>
/// <param name="Symbols">The open sizes, in order.</param>
/// <param name="Facts">What was stated of them.</param>
internal sealed record Entrance(Shape Shape, Scope Scope, EquatableArray<string> Symbols, Proposition Facts)
{
    /// <summary>Opens the input; nothing where it is missing or wrong, which has then been reported.</summary>
    public static Entrance? Open(Tracer tracer, Scope scope)
    {
        if (tracer.Entry(scope) is not { } entry || InputAxes.Read(entry) is not { } axes
            || InputAxes.Open(entry, axes, Dim.Symbol) is not { } plain)
            return null;

        var inside = entry with { Scope = plain.Scope };
        if (Tracing.Facts.Read(inside) is not { } facts || Tracing.Facts.Symbols(inside, facts) is not { } symbol
            || InputAxes.Open(entry, axes, symbol) is not { } known)
            return null;
        var symbols = axes.Select(axis => axis.OpenName(scope)).Where(name => name is not null).Select(name => name!).Distinct();
        return new Entrance(known.Shape, known.Scope, symbols.ToEquatableArray(), facts);
    }
}
