using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Factors for the channels of maps.</summary>
public static class ChannelGate
{
    /// <summary>The product of maps and factors. What is made on the way is released.</summary>
    /// <param name="maps">The maps, <c>N×C×H×W</c>.</param>
    /// <param name="factors">Factors for the channels, <c>N×C</c>, or whatever multiplies as it stands.</param>
    /// <returns>The products, <c>N×C×H×W</c>.</returns>
    public static Tensor Multiply(Tensor maps, params Tensor[] factors)
    {
        var product = maps;
        foreach (var factor in factors)
        {
            using var gate = factor.dim() == 2 ? factor.reshape(factor.shape[0], factor.shape[1], 1, 1) : factor.alias();
            var next = product.mul(gate);
            if (!ReferenceEquals(product, maps))
                product.Dispose();
            product = next;
        }

        return product;
    }
}
