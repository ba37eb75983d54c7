using TorchSharp.Modules;

namespace DeclarativeNet.Training.Transfers;

/// <summary>Holds parts of a network still.</summary>
internal static class Frozen
{
    /// <summary>
    /// Freezes parameters and lets all others learn. Batch norms of frozen parameters stop counting: to be called after the network was put
    /// into training, which starts them again.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="paths">The paths of the parameters that are frozen, all of them.</param>
    public static void Apply(Network network, IReadOnlySet<string> paths)
    {
        foreach (var (path, parameter) in network.named_parameters())
        {
            var learns = !paths.Contains(path);
            parameter.requires_grad = learns;
            // What is left of an earlier step would move it on.
            if (!learns)
                parameter.grad = null;
        }
        foreach (var (path, norm) in network.named_modules())
        {
            if (norm is BatchNorm && norm.named_parameters().Any(parameter => paths.Contains($"{path}.{parameter.name}")))
                norm.eval();
        }
    }
}
