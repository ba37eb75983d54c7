using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Equal parts of an axis.</summary>
public static class AxisParts
{
    /// <summary>One part: a view.</summary>
    /// <param name="input">The values, <c>N×…</c>.</param>
    /// <param name="axis">The axis, the batch axis being 0.</param>
    /// <param name="parts">How many parts; divides the axis.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <returns>The part: as the input, with a <paramref name="parts"/>-th of the axis.</returns>
    public static Tensor Take(Tensor input, int axis, long parts, long index)
    {
        var size = input.shape[axis] / parts;
        return input.narrow(axis, index * size, size);
    }

    /// <summary>
    /// The channels of several groups in turn: the first of each, the second of each. libtorch's own <c>channel_shuffle</c> has no derivative in
    /// the older versions.
    /// </summary>
    /// <param name="maps">The maps, <c>N×C×H×W</c>.</param>
    /// <param name="groups">How many groups; divides C.</param>
    /// <returns>The maps, <c>N×C×H×W</c>.</returns>
    public static Tensor Shuffle(Tensor maps, long groups)
    {
        using var grouped = maps.unflatten(1, groups, maps.shape[1] / groups);
        using var turned = grouped.transpose(1, 2);
        return turned.flatten(1, 2);
    }
}
