using System.Collections.Immutable;

namespace DeclarativeNet.Generators.Shapes.Expressions;

/// <summary>The names of a shape's axes, by how many there are.</summary>
internal static class Axes
{
    /// <summary>The names, outermost first: C, H, W of a map; L, D of tokens; D of a vector.</summary>
    public static ImmutableArray<string> Names(int count) => count switch
    {
        3 => ["C", "H", "W"],
        2 => ["L", "D"],
        _ => ["D"],
    };

    /// <summary>The name in words: <c>height</c>.</summary>
    public static string InWords(int count, int axis) => Names(count)[axis] switch
    {
        "C" => "channels",
        "H" => "height",
        "W" => "width",
        "L" => "length",
        _ => "features",
    };
}
