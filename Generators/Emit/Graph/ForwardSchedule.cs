using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>The order in which a network is computed, and what happens to memory on the way.</summary>
/// <param name="Turns">One for each node that is computed, in order; the input is not.</param>
/// <param name="Holders">For each node, the node whose variable holds its result: another one where it was overwritten in place.</param>
internal sealed record ForwardSchedule(EquatableArray<Turn> Turns, EquatableArray<int> Holders)
{
    /// <summary>The schedule that computes some nodes of a network and nothing that they do not need.</summary>
    /// <param name="storage">The network's memory.</param>
    /// <param name="kept">The nodes whose results outlive the computation.</param>
    public static ForwardSchedule Of(Storage storage, IReadOnlyCollection<int> kept)
    {
        var network = storage.Network;
        var needed = network.Needed(kept);
        var overwriting = Overwriting(storage, kept, needed);
        var holders = new int[network.Nodes.Count];
        foreach (var node in network.Nodes)
            holders[node.Id] = overwriting.Contains(node.Id) ? holders[node.Inputs[0]] : node.Id;

        var lastUse = new Dictionary<int, int>();
        foreach (var node in network.Nodes.Where(node => needed.Contains(node.Id)))
        {
            foreach (var input in node.Inputs)
                lastUse[holders[input]] = node.Id;
        }

        var lasting = new HashSet<int>(kept.Select(node => holders[node])
            .Concat(network.Inputs.Select(node => node.Id)));
        return new(
            network.Nodes
                .Where(node => needed.Contains(node.Id) && node.Operation is not Operation.Input)
                .Select(node => new Turn(
                    node.Id,
                    overwriting.Contains(node.Id),
                    node.Inputs.Select(input => holders[input]).Distinct()
                        .Where(holder => lastUse[holder] == node.Id && !lasting.Contains(holder)).ToEquatableArray()))
                .ToEquatableArray(),
            holders.ToEquatableArray());
    }

    /// <summary>
    /// The nodes that write over their first input. Its memory has to be the network's own, kept by nobody, read by nobody else
    /// (who may want to read it again in the backward pass), and not read in the backward pass of the node that made it.
    /// </summary>
    private static HashSet<int> Overwriting(Storage storage, IReadOnlyCollection<int> kept, HashSet<int> needed)
    {
        var network = storage.Network;
        return new(network.Nodes.Where(node => needed.Contains(node.Id) && MayOverwrite(node)).Select(node => node.Id));

        bool MayOverwrite(Node node) => storage.Of(node.Id).CanOverwrite
            && storage.Sharing(node.Inputs[0]).Where(needed.Contains).All(other => !kept.Contains(other)
                && network.Nodes[other].Operation is not Operation.Input
                && !storage.Of(other).NeedsResult)
            && storage.Readers(node.Inputs[0]).Where(needed.Contains).SequenceEqual([node.Id]);
    }
}

/// <summary>A node's turn.</summary>
/// <param name="Node">The node.</param>
/// <param name="InPlace">Whether it writes over its first input.</param>
/// <param name="Releases">The holders whose memory is released after it.</param>
internal sealed record Turn(int Node, bool InPlace, EquatableArray<int> Releases);
