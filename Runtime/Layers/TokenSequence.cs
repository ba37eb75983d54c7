using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Between maps and sequences of tokens. What is made on the way is released.</summary>
public static class TokenSequence
{
    /// <summary>The standard deviation of fresh position embeddings.</summary>
    private const double PositionDeviation = 0.02;

    /// <summary>The patches of pictures as tokens.</summary>
    /// <param name="projection">The convolution that makes a token of each patch.</param>
    /// <param name="pictures">The pictures, <c>N×C×H×W</c>.</param>
    /// <returns>The tokens, <c>N×L×D</c>, row by row.</returns>
    public static Tensor Patches(Conv2d projection, Tensor pictures)
    {
        using var map = projection.forward(pictures);
        return FromMap(map);
    }

    /// <summary>The pixels of maps as tokens: a view where the maps' memory allows it.</summary>
    /// <param name="maps">The maps, <c>N×C×H×W</c>.</param>
    /// <returns>The tokens, <c>N×(H·W)×C</c>, row by row.</returns>
    public static Tensor FromMap(Tensor maps)
    {
        using var rows = maps.flatten(2);
        return rows.transpose(1, 2);
    }

    /// <summary>Tokens as the pixels of maps.</summary>
    /// <param name="tokens">The tokens, <c>N×L×D</c>.</param>
    /// <param name="height">Height of the maps; −1 for what follows from the width.</param>
    /// <param name="width">Width of the maps; −1 for what follows from the height.</param>
    /// <returns>The maps, <c>N×D×height×width</c>.</returns>
    public static Tensor ToMap(Tensor tokens, long height, long width)
    {
        using var channels = tokens.transpose(1, 2);
        return channels.reshape(tokens.shape[0], tokens.shape[2], height, width);
    }

    /// <summary>A token before the others of each sequence.</summary>
    /// <param name="token">The token, <c>1×1×D</c>.</param>
    /// <param name="tokens">The others, <c>N×L×D</c>.</param>
    /// <returns>All of them, <c>N×(L+1)×D</c>.</returns>
    public static Tensor Prepend(Tensor token, Tensor tokens)
    {
        using var first = token.expand(tokens.shape[0], 1, tokens.shape[2]);
        return cat([first, tokens], 1);
    }

    /// <summary>A fresh vector for each place of a sequence, normally distributed with the deviation 0.02.</summary>
    /// <param name="length">How many places, L.</param>
    /// <param name="width">Features of a token, D.</param>
    /// <returns>The vectors, <c>1×L×D</c>.</returns>
    public static Parameter Positions(long length, long width)
    {
        var positions = nn.Parameter(empty(1, length, width));
        nn.init.normal_(positions, 0, PositionDeviation);
        return positions;
    }
}
