using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// An integer that may depend on open sizes: a polynomial in symbols, floor quotients, minima and maxima. It is always in canonical
/// form, so that equality of form is equality of value wherever the form decides it: <c>⌊⌊x/a⌋/b⌋</c> is <c>⌊x/(ab)⌋</c>,
/// <c>⌊(ax + b)/a⌋</c> is <c>x + ⌊b/a⌋</c>, and a ResNet's two ways to <c>⌊(H − 1)/2⌋ + 1</c> are both <c>⌊(H + 1)/2⌋</c>.
/// Arithmetic beyond 64 bits throws <see cref="OverflowException"/>.
/// </summary>
public sealed class Dim : IEquatable<Dim>
{
    // Written once: a size is told by every step that keeps it.
    private string? text;
    private string? factorText;
    private readonly long constant;
    private readonly EquatableArray<Term> terms;

    private Dim(long constant, EquatableArray<Term> terms) => (this.constant, this.terms) = (constant, terms);

    /// <summary>Zero.</summary>
    public static Dim Zero { get; } = new(0, EquatableArray<Term>.Empty);

    /// <summary>One.</summary>
    public static Dim One { get; } = new(1, EquatableArray<Term>.Empty);

    /// <summary>Whether it is the same number for all open sizes.</summary>
    public bool IsConstant => terms.Count == 0;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It depends on open sizes.</exception>
    public long Value => IsConstant ? constant : throw new InvalidOperationException($"{this} depends on open sizes.");

    /// <summary>The names of the open sizes in it, each once, in alphabetical order.</summary>
    public IEnumerable<string> Symbols =>
        terms.SelectMany(term => term.Factors).SelectMany(factor => factor.Symbols).Distinct().OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>What is added to the terms.</summary>
    internal long Constant => constant;

    /// <summary>The terms that are no number, in canonical order.</summary>
    internal EquatableArray<Term> Terms => terms;

    /// <summary>The atom, where it is one and nothing else.</summary>
    internal Atom? Single =>
        constant == 0 && terms.Count == 1 && terms[0] is { Coefficient: 1, Factors.Count: 1 } term ? term.Factors[0] : null;

    /// <summary>A number.</summary>
    public static Dim Of(long value) => new(value, EquatableArray<Term>.Empty);

    /// <summary>An open size.</summary>
    public static Dim Symbol(string name) => Of(new Atom.Symbol(name));

    /// <summary>An open size of which a fact says that it is <c>multiple·k + remainder</c> for an integer k.</summary>
    public static Dim Symbol(string name, long multiple, long remainder) =>
        (Of(new Atom.Symbol(name, multiple, remainder)) * multiple) + remainder;

    /// <summary>The smaller one.</summary>
    public static Dim Min(Dim a, Dim b) => Extrema.Of(isLargest: false, a, b);

    /// <summary>The larger one.</summary>
    public static Dim Max(Dim a, Dim b) => Extrema.Of(isLargest: true, a, b);

    /// <summary>A number.</summary>
    public static implicit operator Dim(long value) => Of(value);

    /// <summary>The sum.</summary>
    public static Dim operator +(Dim a, Dim b) => a.IsConstant && b.IsConstant
        ? Of(checked(a.constant + b.constant))
        : Sum(checked(a.constant + b.constant), a.terms.Concat(b.terms));

    /// <summary>The difference.</summary>
    public static Dim operator -(Dim a, Dim b) => a + (b * -1);

    /// <summary>The negation.</summary>
    public static Dim operator -(Dim a) => a * -1;

    /// <summary>The product.</summary>
    public static Dim operator *(Dim a, Dim b) => a.IsConstant && b.IsConstant
        ? Of(checked(a.constant * b.constant))
        : Sum(
            checked(a.constant * b.constant),
            a.terms.Select(term => term.Times(b.constant))
                .Concat(b.terms.Select(term => term.Times(a.constant)))
                .Concat(a.terms.SelectMany(left => b.terms.Select(left.Times))));

    /// <summary>The remainder of the floor division, which has the divisor's sign.</summary>
    public static Dim operator %(Dim a, Dim b) => a - (b * a.FloorDivide(b));

    /// <summary>Whether both are the same in canonical form.</summary>
    public static bool operator ==(Dim? a, Dim? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether the canonical forms differ.</summary>
    public static bool operator !=(Dim? a, Dim? b) => !(a == b);

    /// <summary><c>⌊this / divisor⌋</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public Dim FloorDivide(Dim divisor) => Division.Floor(this, divisor);

    /// <summary><c>⌈this / divisor⌉</c>.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public Dim CeilDivide(Dim divisor) => divisor is { IsConstant: true, Value: > 0 }
        ? Division.Floor(this + divisor - One, divisor)
        : -Division.Floor(-this, divisor);

    /// <summary>The number for the given open sizes.</summary>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes) =>
        terms.Aggregate(constant, (sum, term) => checked(sum + term.Evaluate(sizes)));

    /// <summary>As C# that computes a <c>long</c> from <c>long</c> variables with the names of the open sizes.</summary>
    public string ToCSharp() => DimText.CSharp.Sum(this);

    /// <summary>As messages write it: <c>64</c>, <c>H/2</c>, <c>(H + 1)/2</c>, <c>2*H - 1</c>.</summary>
    public override string ToString() => text ??= DimText.Message.Sum(this);

    /// <summary>As <see cref="ToString"/>, with a sum in parentheses.</summary>
    public string ToFactorString() => factorText ??= DimText.Message.Factor(this);

    /// <inheritdoc/>
    public bool Equals(Dim? other) => other is not null && constant == other.constant && terms.Equals(other.terms);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dim);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((constant.GetHashCode() * 31) + terms.GetHashCode());

    /// <summary>A single atom.</summary>
    internal static Dim Of(Atom atom) => new(0, EquatableArray.Of(new Term(EquatableArray.Of(atom), 1)));

    /// <summary>The sum of terms in any order; equal products are collected, and those of no atoms are numbers.</summary>
    internal static Dim Sum(long constant, IEnumerable<Term> terms)
    {
        var collected = terms.GroupBy(term => term.Factors)
            .Select(group => new Term(group.Key, group.Aggregate(0L, (sum, term) => checked(sum + term.Coefficient))))
            .ToList();
        return new(
            collected.Where(term => term.Factors.Count == 0).Aggregate(constant, (sum, term) => checked(sum + term.Coefficient)),
            collected.Where(term => term.Coefficient != 0 && term.Factors.Count > 0)
                .OrderBy(term => term.Key, StringComparer.Ordinal)
                .ToEquatableArray());
    }
}

/// <summary>A product of atoms with a coefficient that is not zero.</summary>
/// <param name="Factors">The atoms, in canonical order.</param>
/// <param name="Coefficient">The coefficient.</param>
internal sealed record Term(EquatableArray<Atom> Factors, long Coefficient)
{
    /// <summary>What terms are ordered by: the same for the same atoms.</summary>
    public string Key => string.Join("*", Factors.Select(DimText.Message.Atom));

    /// <summary>Times a number.</summary>
    public Term Times(long factor) => this with { Coefficient = checked(Coefficient * factor) };

    /// <summary>Times another term.</summary>
    public Term Times(Term other) => new(
        Factors.Concat(other.Factors).OrderBy(DimText.Message.Atom, StringComparer.Ordinal).ToEquatableArray(),
        checked(Coefficient * other.Coefficient));

    /// <summary>The number for the given open sizes.</summary>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes) =>
        Factors.Aggregate(Coefficient, (product, factor) => checked(product * factor.Evaluate(sizes)));
}
