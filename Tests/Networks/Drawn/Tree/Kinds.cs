namespace DeclarativeNet.Networks.Tests.Drawn.Tree;

/// <summary>Kinds of value, which their number of axes after the batch tells apart.</summary>
[Flags]
internal enum Kind
{
    Vector = 1,
    Tokens = 2,
    Map = 4,
    Any = Vector | Tokens | Map,
}

/// <summary>Kinds by the number of axes.</summary>
internal static class Kinds
{
    /// <summary>The kind of that many axes.</summary>
    public static Kind Of(int axes) => axes switch
    {
        1 => Kind.Vector,
        2 => Kind.Tokens,
        3 => Kind.Map,
        _ => throw new ArgumentOutOfRangeException(nameof(axes), axes, "A value has one to three axes after the batch."),
    };

    /// <summary>The kind's name in the language.</summary>
    public static string Name(int axes) => Of(axes).ToString();

    /// <summary>The names of the axes, as expressions have them: <c>C</c>, <c>H</c> and <c>W</c> of a map.</summary>
    public static IReadOnlyList<string> Axes(int axes) => Of(axes) switch
    {
        Kind.Vector => ["D"],
        Kind.Tokens => ["L", "D"],
        _ => ["C", "H", "W"],
    };

    /// <summary>The number of axes that a declared kind says.</summary>
    public static int Count(string declared) => declared switch
    {
        "Vector" or "Logits" => 1,
        "Tokens" => 2,
        _ => 3,
    };
}
