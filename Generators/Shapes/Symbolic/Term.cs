using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>A product of atoms with a coefficient that is not zero.</summary>
/// <param name="Factors">The atoms, in canonical order.</param>
/// <param name="Coefficient">The coefficient.</param>
internal sealed record Term(EquatableArray<Atom> Factors, long Coefficient)
{
    /// <summary>Times a number.</summary>
    public Term Times(long factor) => new(Factors, checked(Coefficient * factor));

    /// <summary>Times another term.</summary>
    public Term Times(Term other) => new(
        Factors.Concat(other.Factors).OrderBy(atom => atom, CanonicalOrder.OfAtoms).ToEquatableArray(),
        checked(Coefficient * other.Coefficient));

    /// <summary>The term over another one; nothing where that leaves a rest.</summary>
    public Term? Over(Term divisor)
    {
        var factors = Factors.ToList();
        return Coefficient % divisor.Coefficient == 0 && divisor.Factors.All(factors.Remove)
            ? new Term(factors.ToEquatableArray(), Coefficient / divisor.Coefficient)
            : null;
    }

    /// <summary>The number for the given open sizes.</summary>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes)
    {
        var product = Coefficient;
        for (var index = 0; index < Factors.Count; index++)
            product = checked(product * Factors[index].Evaluate(sizes));
        return product;
    }
}
