using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Averages;

/// <summary>All tensors of a network as they were, to be put back when it is disposed.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly ImmutableArray<(Tensor Place, Tensor Before)> tensors;

    /// <summary>Copies a network's parameters and buffers.</summary>
    public Snapshot(Network network)
    {
        using var without = no_grad();
        tensors = [.. network.parameters().Concat(network.buffers()).Select(place => (place, place.clone()))];
    }

    /// <summary>Puts them back.</summary>
    public void Dispose()
    {
        using var without = no_grad();
        foreach (var (place, before) in tensors)
        {
            place.copy_(before);
            before.Dispose();
        }
    }
}
