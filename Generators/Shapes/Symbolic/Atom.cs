using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>What a <see cref="Dim"/> is a polynomial in: everything that is no sum, product or number.</summary>
internal abstract record Atom
{
    private Atom()
    {
    }

    /// <summary>
    /// An open size. Where a fact says that the size is <c>Multiple·k + Remainder</c>, the atom is that <c>k</c>, so that divisions
    /// which the fact makes exact come out as such.
    /// </summary>
    public sealed record Symbol(string Name, long Multiple = 1, long Remainder = 0) : Atom;

    /// <summary><c>⌊Dividend / Divisor⌋</c> that nothing more can be split off from.</summary>
    public sealed record Quotient(Dim Dividend, Dim Divisor) : Atom;

    /// <summary>The largest or the smallest of terms whose differences are not constant.</summary>
    public sealed record Extremum(bool IsLargest, EquatableArray<Dim> Terms) : Atom;

    /// <summary>The number it is for the given open sizes.</summary>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes) => this switch
    {
        Symbol symbol => Arithmetic.FloorDivide(checked(sizes[symbol.Name] - symbol.Remainder), symbol.Multiple),
        Quotient quotient => Arithmetic.FloorDivide(quotient.Dividend.Evaluate(sizes), quotient.Divisor.Evaluate(sizes)),
        Extremum { IsLargest: true } largest => largest.Terms.Max(term => term.Evaluate(sizes)),
        Extremum smallest => smallest.Terms.Min(term => term.Evaluate(sizes)),
        _ => throw new InvalidOperationException($"Unknown atom {GetType().Name}."),
    };

    /// <summary>The open sizes in it.</summary>
    public IEnumerable<string> Symbols => this switch
    {
        Symbol symbol => [symbol.Name],
        Quotient quotient => quotient.Dividend.Symbols.Concat(quotient.Divisor.Symbols),
        Extremum extremum => extremum.Terms.SelectMany(term => term.Symbols),
        _ => throw new InvalidOperationException($"Unknown atom {GetType().Name}."),
    };
}
