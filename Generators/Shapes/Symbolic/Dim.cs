using System.Collections.Immutable;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// An integer that may depend on open sizes: a polynomial in symbols, floor quotients, minima, maxima and choices. It is always in canonical
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
    private readonly int hash;

    private Dim(long constant, EquatableArray<Term> terms) =>
        (this.constant, this.terms, hash) = (constant, terms, unchecked((constant.GetHashCode() * 31) + terms.GetHashCode()));

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

    /// <summary>The greatest common divisor of the terms' coefficients; 0 where there are none.</summary>
    internal long Content => terms.Aggregate(0L, (common, term) => Arithmetic.GreatestCommonDivisor(common, term.Coefficient));

    /// <summary>The terms that are no number, in canonical order.</summary>
    internal EquatableArray<Term> Terms => terms;

    /// <summary>The atom, where it is one and nothing else.</summary>
    internal Atom? Single =>
        constant == 0 && terms.Count == 1 && terms[0] is { Coefficient: 1, Factors.Count: 1 } term ? term.Factors[0] : null;

    /// <summary>A number.</summary>
    public static Dim Of(long value) => new(value, EquatableArray<Term>.Empty);

    /// <summary>An open size.</summary>
    public static Dim Symbol(string name) => Of(new Atom.Symbol(name, One, 0));

    /// <summary>An open size of which a fact says that it is <c>multiple·k + remainder</c> for an integer k.</summary>
    public static Dim Symbol(string name, Dim multiple, long remainder) =>
        (Of(new Atom.Symbol(name, multiple, remainder)) * multiple) + remainder;

    /// <summary>The smaller one.</summary>
    public static Dim Min(Dim a, Dim b) => Extrema.Of(isLargest: false, a, b);

    /// <summary>The larger one.</summary>
    public static Dim Max(Dim a, Dim b) => Extrema.Of(isLargest: true, a, b);

    /// <summary>The first one where a statement holds, else the second one.</summary>
    internal static Dim Choose(Proposition condition, Dim whenTrue, Dim whenFalse) => condition.Decided switch
    {
        { } decided => decided ? whenTrue : whenFalse,
        null => whenTrue == whenFalse ? whenTrue : Of(new Atom.Choice(condition, whenTrue, whenFalse)),
    };

    /// <summary>A number.</summary>
    public static implicit operator Dim(long value) => Of(value);

    /// <summary>The sum.</summary>
    public static Dim operator +(Dim a, Dim b)
    {
        var constant = checked(a.constant + b.constant);
        return b.IsConstant ? new(constant, a.terms) : a.IsConstant ? new(constant, b.terms) : new(constant, Merge(a.terms, b.terms));
    }

    /// <summary>The difference.</summary>
    public static Dim operator -(Dim a, Dim b) => a + (b * -1);

    /// <summary>The negation.</summary>
    public static Dim operator -(Dim a) => a * -1;

    /// <summary>The product.</summary>
    public static Dim operator *(Dim a, Dim b) => b.IsConstant ? a.Times(b.constant)
        : a.IsConstant ? b.Times(a.constant)
        : Sum(
            checked(a.constant * b.constant),
            a.Times(b.constant).terms.Concat(b.Times(a.constant).terms).Concat(a.terms.SelectMany(left => b.terms.Select(left.Times))));

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
    public long Evaluate(IReadOnlyDictionary<string, long> sizes)
    {
        var sum = constant;
        for (var index = 0; index < terms.Count; index++)
            sum = checked(sum + terms[index].Evaluate(sizes));
        return sum;
    }

    /// <summary>As C# that computes a <c>long</c> from <c>long</c> variables with the names of the open sizes.</summary>
    public string ToCSharp() => DimText.CSharp.Sum(this);

    /// <summary>As messages write it: <c>64</c>, <c>H/2</c>, <c>(H + 1)/2</c>, <c>2*H - 1</c>.</summary>
    public override string ToString() => text ??= DimText.Message.Sum(this);

    /// <summary>As <see cref="ToString"/>, with a sum in parentheses.</summary>
    public string ToFactorString() => factorText ??= DimText.Message.Factor(this);

    /// <inheritdoc/>
    public bool Equals(Dim? other) => ReferenceEquals(this, other)
        || (other is not null && hash == other.hash && constant == other.constant && terms.Equals(other.terms));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dim);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;

    /// <summary>With other terms in the place of open sizes; nothing stands for the size itself.</summary>
    internal Dim Substitute(Func<string, Dim?> replacement) => IsConstant || !Symbols.Any(name => replacement(name) is not null)
        ? this
        : terms.Aggregate(Of(constant), (sum, term) => sum
            + term.Factors.Aggregate(Of(term.Coefficient), (product, factor) => product * factor.Substitute(replacement)));

    /// <summary>A single atom.</summary>
    internal static Dim Of(Atom atom) => new(0, EquatableArray.Of(new Term(EquatableArray.Of(atom), 1)));

    /// <summary>The sum of terms in any order; equal products are collected, and those of no atoms are numbers.</summary>
    internal static Dim Sum(long constant, IEnumerable<Term> terms)
    {
        var ordered = terms.Where(term => term.Coefficient != 0).ToList();
        ordered.Sort((a, b) => CanonicalOrder.Compare(a.Factors, b.Factors));
        var collected = ImmutableArray.CreateBuilder<Term>(ordered.Count);
        foreach (var term in ordered)
        {
            if (term.Factors.Count == 0)
                constant = checked(constant + term.Coefficient);
            else
                Collect(collected, term);
        }

        return new(constant, new(collected.ToImmutable()));
    }

    private Dim Times(long factor)
    {
        if (factor == 0)
            return Zero;
        var scaled = ImmutableArray.CreateBuilder<Term>(terms.Count);
        for (var index = 0; index < terms.Count; index++)
            scaled.Add(terms[index].Times(factor));
        return new(checked(constant * factor), new(scaled.MoveToImmutable()));
    }

    private static EquatableArray<Term> Merge(EquatableArray<Term> a, EquatableArray<Term> b)
    {
        var merged = ImmutableArray.CreateBuilder<Term>(a.Count + b.Count);
        for (int left = 0, right = 0; left < a.Count || right < b.Count;)
        {
            var takesLeft = right == b.Count || (left < a.Count && CanonicalOrder.Compare(a[left].Factors, b[right].Factors) <= 0);
            Collect(merged, takesLeft ? a[left++] : b[right++]);
        }

        return new(merged.ToImmutable());
    }

    /// <summary>Puts a term behind the others, or together with the last one where that is the same product.</summary>
    private static void Collect(ImmutableArray<Term>.Builder terms, Term next)
    {
        var last = terms.Count - 1;
        if (last < 0 || CanonicalOrder.Compare(terms[last].Factors, next.Factors) != 0)
        {
            terms.Add(next);
            return;
        }

        var coefficient = checked(terms[last].Coefficient + next.Coefficient);
        if (coefficient == 0)
            terms.RemoveAt(last);
        else
            terms[last] = new(next.Factors, coefficient);
    }
}
