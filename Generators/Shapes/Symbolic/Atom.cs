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
    /// which the fact makes exact come out as such. The multiple may itself be open.
    /// </summary>
    public sealed record Symbol(string Name, Dim Multiple, long Remainder) : Atom
    {
        /// <summary>Whether it is the size itself.</summary>
        public bool IsPlain => Multiple == Dim.One && Remainder == 0;
    }

    /// <summary><c>⌊Dividend / Divisor⌋</c> that nothing more can be split off from.</summary>
    public sealed record Quotient(Dim Dividend, Dim Divisor) : Atom;

    /// <summary>The largest or the smallest of terms whose differences are not constant.</summary>
    public sealed record Extremum(bool IsLargest, EquatableArray<Dim> Terms) : Atom;

    /// <summary>One of two terms, by whether a statement holds.</summary>
    public sealed record Choice(Proposition Condition, Dim WhenTrue, Dim WhenFalse) : Atom;

    /// <summary>The number it is for the given open sizes.</summary>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes) => this switch
    {
        Symbol { IsPlain: true } symbol => sizes[symbol.Name],
        Symbol symbol => Arithmetic.FloorDivide(checked(sizes[symbol.Name] - symbol.Remainder), symbol.Multiple.Evaluate(sizes)),
        Quotient quotient => Arithmetic.FloorDivide(quotient.Dividend.Evaluate(sizes), quotient.Divisor.Evaluate(sizes)),
        Extremum { IsLargest: true } largest => largest.Terms.Max(term => term.Evaluate(sizes)),
        Extremum smallest => smallest.Terms.Min(term => term.Evaluate(sizes)),
        Choice choice => (choice.Condition.Evaluate(sizes) ? choice.WhenTrue : choice.WhenFalse).Evaluate(sizes),
        _ => throw new InvalidOperationException($"Unknown atom {GetType().Name}."),
    };

    /// <summary>The open sizes in it.</summary>
    public IEnumerable<string> Symbols => this switch
    {
        Symbol { IsPlain: true } symbol => [symbol.Name],
        Symbol symbol => symbol.Multiple.Symbols.Append(symbol.Name),
        Quotient quotient => quotient.Dividend.Symbols.Concat(quotient.Divisor.Symbols),
        Extremum extremum => extremum.Terms.SelectMany(term => term.Symbols),
        Choice choice => choice.Condition.Symbols.Concat(choice.WhenTrue.Symbols).Concat(choice.WhenFalse.Symbols),
        _ => throw new InvalidOperationException($"Unknown atom {GetType().Name}."),
    };

    /// <summary>With other terms in the place of open sizes; nothing stands for the size itself.</summary>
    public Dim Substitute(Func<string, Dim?> replacement) => this switch
    {
        Symbol symbol => replacement(symbol.Name) is { } other
            ? (other - symbol.Remainder).FloorDivide(symbol.Multiple.Substitute(replacement))
            : Dim.Of(symbol.IsPlain ? symbol : symbol with { Multiple = symbol.Multiple.Substitute(replacement) }),
        Quotient quotient => Over(quotient.Dividend.Substitute(replacement), quotient.Divisor.Substitute(replacement)),
        Extremum extremum => extremum.Terms.Select(term => term.Substitute(replacement))
            .Aggregate((a, b) => Extrema.Of(extremum.IsLargest, a, b)),
        Choice choice => Dim.Choose(
            choice.Condition.Substitute(replacement), choice.WhenTrue.Substitute(replacement), choice.WhenFalse.Substitute(replacement)),
        _ => throw new InvalidOperationException($"Unknown atom {GetType().Name}."),
    };

    /// <summary>A quotient by what turns out to be zero stays, and has no number.</summary>
    private static Dim Over(Dim dividend, Dim divisor) =>
        divisor == Dim.Zero ? Dim.Of(new Quotient(dividend, divisor)) : dividend.FloorDivide(divisor);
}
