using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Averages;

/// <summary>
/// The weights and statistics of the best epoch so far, by which a run that stops early is measured in the end. They are where the
/// network is; a checkpoint writes them as they are.
/// </summary>
internal sealed class BestWeights : IDisposable
{
    private ImmutableDictionary<string, Tensor> kept = ImmutableDictionary<string, Tensor>.Empty;

    /// <summary>The tensors under the network's names; none before an epoch was kept.</summary>
    public IReadOnlyDictionary<string, Tensor> State => kept;

    /// <summary>Keeps a network's tensors as they are now, in place of those of an earlier epoch.</summary>
    public void Keep(Network network)
    {
        using var without = no_grad();
        if (kept.IsEmpty)
            kept = network.state_dict().ToImmutableDictionary(named => named.Key, named => named.Value.detach().clone());
        else
            Copy(network.state_dict(), kept);
    }

    /// <summary>Puts them into the network until the result is disposed; nothing where none were kept.</summary>
    public IDisposable? Swap(Network network)
    {
        if (kept.IsEmpty)
            return null;
        var before = new Snapshot(network);
        using var without = no_grad();
        Copy(kept, network.state_dict());
        return before;
    }

    /// <summary>Releases them.</summary>
    public void Dispose()
    {
        foreach (var tensor in kept.Values)
            tensor.Dispose();
    }

    private static void Copy(IEnumerable<KeyValuePair<string, Tensor>> from, IReadOnlyDictionary<string, Tensor> to)
    {
        foreach (var (name, tensor) in from)
            to[name].copy_(tensor);
    }
}
