using static TorchSharp.torch;

namespace DeclarativeNet.Modules;

/// <summary>Stochastic depth (Huang et al., 2016): a residual branch that is left out for some pictures of a batch.</summary>
public static class StochasticDepth
{
    /// <summary>
    /// In training, sets everything that belongs to a picture to zero with the given probability, each picture on its own, and scales the
    /// others by <c>1 / (1 − probability)</c>; hands its input through otherwise.
    /// </summary>
    /// <param name="input">The values, <c>N×…</c>.</param>
    /// <param name="probability">Probability of a zero, in [0, 1].</param>
    /// <param name="training">Whether the network is in training.</param>
    /// <returns>The values, <c>N×…</c>; in evaluation the input's memory under another name.</returns>
    public static Tensor DropPath(Tensor input, double probability, bool training)
    {
        if (!training || probability == 0)
            return input.alias();

        var survival = 1 - probability;
        var size = input.shape.Select((length, axis) => axis == 0 ? length : 1).ToArray();
        using var kept = empty(size, dtype: input.dtype, device: input.device).bernoulli_(survival);
        if (survival > 0)
            kept.div_(survival);
        return input.mul(kept);
    }
}
