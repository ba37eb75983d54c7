using System.Collections.Immutable;

namespace DeclarativeNet.Training.Transfers;

/// <summary>
/// A part of a network by which depth is counted: a value of the record, <c>stem</c>, or a turn of a repeated block, <c>layer1.0</c> or
/// <c>encoder.layers.encoder_layer_0</c>.
/// </summary>
/// <param name="Name">How the paths of its parameters begin.</param>
/// <param name="Parameters">The paths of its parameters.</param>
public sealed record NetworkPart(string Name, ImmutableArray<string> Parameters)
{
    /// <summary>The parts, from the input to the scores.</summary>
    /// <param name="paths">The paths of all parameters, in the order of the state dictionary.</param>
    public static ImmutableArray<NetworkPart> Of(IEnumerable<string> paths) =>
        [.. paths.GroupBy(NameOf).Select(group => new NetworkPart(group.Key, [.. group]))];

    /// <summary>Up to the turn of a block, if the path has one; else its first name.</summary>
    private static string NameOf(string path)
    {
        var names = path.Split('.')[..^1];
        var turn = Array.FindIndex(names, IsTurn);
        return names.Length == 0 ? path : string.Join('.', names.Take(Math.Max(turn, 0) + 1));
    }

    private static bool IsTurn(string name) => char.IsAsciiDigit(name[^1]) && name[(name.LastIndexOf('_') + 1)..].All(char.IsAsciiDigit);
}
