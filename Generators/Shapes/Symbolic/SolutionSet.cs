using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>
/// The positive integers that satisfy a statement: some single ones below <paramref name="Start"/>, and from there on all that leave one
/// of the residues.
/// </summary>
/// <param name="Exceptions">The single ones, ascending.</param>
/// <param name="Start">Where the periodic part begins, at least 1; its smallest member unless there is none.</param>
/// <param name="Modulus">The smallest period.</param>
/// <param name="Residues">Residues of the members from <paramref name="Start"/> on, ascending; empty where the set is finite.</param>
internal sealed record SolutionSet(EquatableArray<long> Exceptions, long Start, long Modulus, EquatableArray<long> Residues)
{
    /// <summary>More single ones than this are not listed.</summary>
    private const int LongestList = 6;

    /// <summary>Whether nothing satisfies it.</summary>
    public bool IsEmpty => Exceptions.Count == 0 && Residues.Count == 0;

    /// <summary>The smallest member.</summary>
    public long First => Exceptions.Count > 0 ? Exceptions[0] : Start;

    /// <summary>Whether a number satisfies it.</summary>
    public bool Contains(long number) => number >= Start ? Residues.Contains(number % Modulus) : Exceptions.Contains(number);

    /// <summary>As requirements on a size of that name; nothing where that would be a long list.</summary>
    public IReadOnlyList<Requirement>? Describe(string name)
    {
        var size = Dim.Symbol(name);
        if (Residues.Count == 0 && Exceptions.Count > 1 && Exceptions[Exceptions.Count - 1] - First == Exceptions.Count - 1)
            return [Between(name, size, First, Exceptions[Exceptions.Count - 1])];
        if (IsEmpty || Exceptions.Count > LongestList || Residues.Count > LongestList)
            return null;
        if (Residues.Count == 0)
            return [Listed(name, size)];

        var isBounded = Start > (Residues.Contains(0) && Residues.Count == 1 ? Modulus : Residues.Min() == 0 ? 1 : Residues.Min());
        var bound = isBounded || Modulus == 1
            ? [new Requirement(new Condition($"{name} ≥ {Start}", $"{name} >= {Start}"), Proposition.AtLeast(size, Start))]
            : Array.Empty<Requirement>();
        Requirement[] periodic = [.. bound, .. Modulus == 1 ? [] : new[] { Residue(name, size) }];
        if (Exceptions.Count == 0)
            return periodic;
        var (single, rest) = (Listed(name, size), periodic.Select(requirement => requirement.Condition).ToList());
        return
        [
            new Requirement(
                new Condition(
                    $"{single.Condition.Text}, or {string.Join(" and ", rest.Select(condition => condition.Text))}",
                    $"{single.Condition.CSharp} || ({string.Join(" && ", rest.Select(condition => condition.CSharp))})"),
                Proposition.Or(single.Holds, periodic.Select(requirement => requirement.Holds).Aggregate(Proposition.And))),
        ];
    }

    private static Requirement Between(string name, Dim size, long first, long last) => new(
        new Condition($"{first} ≤ {name} ≤ {last}", $"{name} is >= {first} and <= {last}"),
        Proposition.And(Proposition.AtLeast(size, first), Proposition.AtLeast(last, size)));

    private Requirement Residue(string name, Dim size) => new(
        Residues.Count == 1 && Residues[0] == 0
            ? new Condition($"{Modulus} divides {name}", $"{name} > 0 && {name} % {Modulus} == 0")
            : new Condition($"{name} % {Modulus} is {Or(Residues)}", $"{name} > 0 && {name} % {Modulus} is {string.Join(" or ", Residues)}"),
        Proposition.And(Proposition.AtLeast(size, 1), OneOf(size % Modulus, Residues)));

    private Requirement Listed(string name, Dim size) => new(
        Exceptions.Count == 1
            ? new Condition($"{name} = {Exceptions[0]}", $"{name} == {Exceptions[0]}")
            : new Condition($"{name} is {Or(Exceptions)}", $"{name} is {string.Join(" or ", Exceptions)}"),
        OneOf(size, Exceptions));

    private static Proposition OneOf(Dim size, EquatableArray<long> numbers) =>
        numbers.Select(number => Proposition.Equal(size, number)).Aggregate(Proposition.Or);

    private static string Or(EquatableArray<long> numbers) => Diagnostics.Suggestion.List([.. numbers.Select(number => $"{number}")], "or");
}
