using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Tests.Shapes;

/// <summary>Random statements about open sizes, and all sizes up to a bound to try them on.</summary>
internal static class DrawnStatements
{
    private static readonly string[] AllNames = ["H", "W", "S"];

    /// <summary>The first names.</summary>
    public static string[] Names(int count) => AllNames[..count];

    /// <summary>A comparison, now and then two of which one has to hold.</summary>
    public static Proposition Statement(Random random, string[] names) => random.Next(5) == 0
        ? Proposition.Or(Comparison(random, names), Comparison(random, names))
        : Comparison(random, names);

    /// <summary>All combinations of sizes from 1 to the bound.</summary>
    public static IEnumerable<Dictionary<string, long>> Box(string[] names, int bound) => names.Length == 0
        ? [[]]
        : Box(names[1..], bound).SelectMany(rest =>
            Enumerable.Range(1, bound).Select(size => new Dictionary<string, long>(rest) { [names[0]] = size }));

    private static Proposition Comparison(Random random, string[] names) => Proposition.Of(
        Term(random, names) + Term(random, names), (Relation)random.Next(3), Term(random, names) + random.Next(-12, 12));

    /// <summary>A small term in some of the names.</summary>
    public static Dim Term(Random random, string[] names)
    {
        var size = (random.Next(1, 3) * Dim.Symbol(names[random.Next(names.Length)])) + random.Next(-5, 5);
        var number = random.Next(2, 5);
        return random.Next(-2, 3) * (random.Next(names.Length > 1 ? 7 : 6) switch
        {
            0 => size,
            1 or 2 => size.FloorDivide(number),
            3 => size.CeilDivide(number),
            4 => size % number,
            6 => Dim.Choose(Comparison(random, names), size, Dim.Of(number)),
            _ => random.Next(2) == 0
                ? Dim.Min(size, Dim.Symbol(names[random.Next(names.Length)]) + number)
                : Dim.Max(size, Dim.Symbol(names[random.Next(names.Length)]).FloorDivide(number)),
        });
    }
}
