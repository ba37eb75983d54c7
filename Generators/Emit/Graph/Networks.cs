using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>Questions about a network.</summary>
internal static class Networks
{
    /// <summary>The node of the main result.</summary>
    public static int Output(this Network network) => network.Values[network.Result].Node;

    /// <summary>The nodes of all values.</summary>
    public static IReadOnlyCollection<int> ValueNodes(this Network network) => [.. network.Values.Select(value => value.Node).Distinct()];

    /// <summary>The values that are brought in from outside, in order.</summary>
    public static IReadOnlyList<NamedValue> InputValues(this Network network) =>
        [.. network.Inputs.Select(node => network.Values[node.Value])];

    /// <summary>The values that the forward pass gives back by name, in order.</summary>
    public static IReadOnlyList<NamedValue> OutputValues(this Network network) =>
        [.. network.Outputs.Select(index => network.Values[index])];

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
