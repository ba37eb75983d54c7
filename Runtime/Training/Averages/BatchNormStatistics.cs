using System.Collections.Immutable;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Averages;

/// <summary>The running mean and variance of batch norms, which averaged weights have none of.</summary>
internal static class BatchNormStatistics
{
    /// <summary>
    /// Makes the statistics of all batch norms anew, each the mean over batches that go through the network as in training; as PyTorch's
    /// <c>update_bn</c>. Batch norms of frozen parameters keep theirs. Weights stay, and so does what is in training and what is not.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="batches">
    /// Pictures as the network takes them, <c>N×C×H×W</c>. One is done with before the next is asked for, and stays the caller's.
    /// </param>
    /// <remarks>Dropout draws from torch's generator here too: seed it for numbers that can be had again.</remarks>
    public static void Recompute(Network network, IEnumerable<Tensor> batches)
    {
        ImmutableArray<BatchNorm> norms =
        [
            .. network.modules().OfType<BatchNorm>()
                .Where(norm => norm is { track_running_stats: true, weight: not { requires_grad: false } }),
        ];
        if (norms.IsEmpty)
            return;
        ImmutableArray<(nn.Module Module, bool IsTraining)> modes = [.. network.modules().Select(module => (module, module.training))];
        var (wasTraining, momenta) = (network.training, norms.Select(norm => norm.momentum).ToImmutableArray());
        using var without = no_grad();
        try
        {
            network.train();
            foreach (var kept in network.modules().OfType<BatchNorm>().Except(norms))
                kept.eval();
            foreach (var norm in norms)
            {
                norm.reset_running_stats();
                norm.momentum = null; // the plain mean
            }
            foreach (var batch in batches)
                network.call(batch).Dispose();
        }
        finally
        {
            foreach (var (norm, momentum) in norms.Zip(momenta))
                norm.momentum = momentum;
            network.train(wasTraining);
            // A module stands before those inside it, which follow it.
            foreach (var (module, isTraining) in modes)
                module.train(isTraining);
        }
    }
}
