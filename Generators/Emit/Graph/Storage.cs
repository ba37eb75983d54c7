using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>Which nodes of a network may be the same memory under different names.</summary>
internal sealed class Storage
{
    private readonly Network network;
    private readonly int[] roots;

    /// <summary>Looks through the network.</summary>
    public Storage(Network network)
    {
        this.network = network;
        roots = new int[network.Nodes.Count];
        foreach (var node in network.Nodes)
            roots[node.Id] = Memory.Of(node.Operation).Alias is { } input ? roots[node.Inputs[input]] : node.Id;
    }

    /// <summary>The nodes that may share memory with one, itself among them.</summary>
    public IReadOnlyList<int> Sharing(int node) =>
        Enumerable.Range(0, roots.Length).Where(other => roots[other] == roots[node]).ToList();

    /// <summary>
    /// The nodes that read any of the given ones, each once for every input, other than those that hand the same memory on: what
    /// they read, the backward pass may want to read again.
    /// </summary>
    public IEnumerable<int> Readers(IReadOnlyList<int> sharing) => network.Nodes
        .Where(node => !(sharing.Contains(node.Id) && Memory.Of(node.Operation).Alias is not null))
        .SelectMany(node => node.Inputs.Where(sharing.Contains).Select(_ => node.Id));
}
