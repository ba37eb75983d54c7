using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Modules;

/// <summary>Layer normalisation of each pixel of a map over its channels, as ConvNeXt does it (Liu et al., 2022).</summary>
public static class PixelNorm
{
    /// <summary>
    /// Normalises a map, <c>N×C×H×W</c>, by a layer normalisation over C numbers. Only strides are exchanged on the way: the result lies in
    /// memory channel by channel within each pixel, whatever the input does.
    /// </summary>
    /// <param name="norm">The layer normalisation.</param>
    /// <param name="map">The map.</param>
    /// <returns>The normalised map, <c>N×C×H×W</c>.</returns>
    public static Tensor Forward(LayerNorm norm, Tensor map)
    {
        using var pixels = map.permute(0, 2, 3, 1);
        using var normalised = norm.forward(pixels);
        return normalised.permute(0, 3, 1, 2);
    }
}
