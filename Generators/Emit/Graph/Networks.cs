using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>Questions about a network.</summary>
internal static class Networks
{
    /// <summary>The node of the result: the last value.</summary>
    public static int Output(this Network network) => network.Values[network.Values.Count - 1].Node;

    /// <summary>The nodes of all values.</summary>
    public static IReadOnlyCollection<int> ValueNodes(this Network network) => [.. network.Values.Select(value => value.Node).Distinct()];

    /// <summary>The node that is brought in from outside.</summary>
    public static Node Input(this Network network) => network.Nodes.First(node => node.Operation is Operation.Input);

    /// <summary>The networks of all blocks, at any depth, each once; those inside a block come before it.</summary>
    public static IReadOnlyList<Network> Blocks(this Network network)
    {
        var found = new List<Network>();
        foreach (var block in network.Nodes.Select(node => node.Operation).OfType<Operation.Use>().Select(use => use.Block))
        {
            found.AddRange(block.Blocks().Where(inner => !found.Contains(inner)));
            if (!found.Contains(block))
                found.Add(block);
        }

        return found;
    }
}
