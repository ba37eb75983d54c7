using System.Collections.Immutable;
using DeclarativeNet.Networks.Tests.Drawn.Tree;

namespace DeclarativeNet.Networks.Tests.Drawn.Drawing;

/// <summary>
/// A network or block while it is drawn. The drawing follows one size of the input through libtorch, so that what is drawn next can suit
/// what is there; where a step is refused it goes on as if the step had not been drawn.
/// </summary>
/// <param name="Name">The record's name, with which those of its blocks begin.</param>
/// <param name="IsOpen">Whether heights and widths are open, and so no numbers to make a network with.</param>
/// <param name="Depth">How many blocks it is inside of.</param>
/// <param name="Names">Names of expressions with their numbers.</param>
/// <param name="Shapes">The values so far, the input first, with their shapes.</param>
/// <param name="Values">The values so far without the input.</param>
/// <param name="Blocks">Blocks that are there to be used.</param>
internal sealed record Draft(
    string Name,
    bool IsOpen,
    int Depth,
    ImmutableDictionary<string, long> Names,
    ImmutableArray<(string Name, long[] Shape)> Shapes,
    ImmutableArray<DrawnValue> Values,
    ImmutableArray<DrawnBlock> Blocks)
{
    /// <summary>A record with nothing but its input.</summary>
    public static Draft Of(string name, bool isOpen, int depth, ImmutableDictionary<string, long> names, string input, long[] shape) =>
        new(name, isOpen, depth, Libtorch.Named(names, input, shape), [(input, shape)], [], []);

    /// <summary>The shape of the last value.</summary>
    public long[] Shape => Shapes[^1].Shape;

    /// <summary>The next value's name.</summary>
    public string NextName => $"V{Values.Length + 1}";

    /// <summary>Where a step on that shape is drawn, among the names of fixed sizes.</summary>
    public Place At(long[] shape) => new(shape, IsOpen ? Names.RemoveRange(Names.Keys.Where(IsOpenName)) : Names, Names);

    /// <summary>With one more value.</summary>
    public Draft With(DrawnValue value, long[] shape) => this with
    {
        Names = Libtorch.Named(Names, value.Name, shape),
        Shapes = Shapes.Add((value.Name, shape)),
        Values = Values.Add(value),
    };

    /// <summary>Channels and features are numbers even where height and width are open.</summary>
    private static bool IsOpenName(string name) => name.Split('.')[^1] is "H" or "W" or "S" or "L"
        or Drawing.Blocks.OtherHeight or Drawing.Blocks.OtherWidth or Drawing.Blocks.OtherLength;
}
