using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>Which nodes of a network may be the same memory under different names.</summary>
internal sealed class Storage
{
    private readonly Memory[] memories;
    private readonly int[] roots;
    private readonly ILookup<int, int> sharing;
    private readonly ILookup<int, int> readers;

    /// <summary>Looks through the network.</summary>
    public Storage(Network network)
    {
        Network = network;
        var blocks = new Dictionary<Network, Memory>();
        memories = [.. network.Nodes.Select(node => node.Operation is Operation.Use use ? Known(use.Block, blocks) : Memory.OfStep(node.Operation))];
        roots = new int[network.Nodes.Count];
        foreach (var node in network.Nodes)
            roots[node.Id] = memories[node.Id].Alias is { } input ? roots[node.Inputs[input]] : node.Id;
        sharing = network.Nodes.ToLookup(node => roots[node.Id], node => node.Id);
        readers = network.Nodes
            .SelectMany(node => node.Inputs.Select(input => (Root: roots[input], Node: node.Id)))
            .Where(read => memories[read.Node].Alias is null || roots[read.Node] != read.Root)
            .ToLookup(read => read.Root, read => read.Node);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>What a node means for memory.</summary>
    public Memory Of(int node) => memories[node];

    /// <summary>The nodes that may share memory with one, itself among them.</summary>
    public IEnumerable<int> Sharing(int node) => sharing[roots[node]];

    /// <summary>
    /// The nodes that read a node's memory under any name, each once for every input, other than those that hand the same memory on: what
    /// they read, the backward pass may want to read again.
    /// </summary>
    public IEnumerable<int> Readers(int node) => readers[roots[node]];

    /// <summary>A block that the network repeats is looked through once.</summary>
    private static Memory Known(Network block, Dictionary<Network, Memory> known)
    {
        if (!known.TryGetValue(block, out var memory))
            known[block] = memory = Memory.OfBlock(block);
        return memory;
    }
}
