using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>The memory of a network's intermediate results, in bytes for one picture of 32-bit floats.</summary>
internal sealed class Activations
{
    /// <summary>Bytes of a number.</summary>
    public const int FloatBytes = 4;

    private readonly Network network;
    private readonly Schedule schedule;
    private readonly IReadOnlyDictionary<int, Activations> blocks;
    private readonly int[] roots;
    private readonly HashSet<int> kept;

    /// <summary>Looks through a network.</summary>
    public Activations(Network network)
    {
        this.network = network;
        schedule = Schedule.Of(network, [network.Output()]);
        var known = new Dictionary<Network, Activations>();
        blocks = network.Nodes.Where(node => node.Operation is Operation.Use).ToDictionary(node => node.Id, node => Block(node, known));
        roots = new int[network.Nodes.Count];
        foreach (var node in network.Nodes)
            roots[node.Id] = IsSame(node) ? roots[SameInput(node)] : node.Id;
        kept = new(Ran.Where(KeepsResult).Select(node => roots[node.Id])
            .Concat(Ran.SelectMany(KeptInputs).Select(input => roots[input])));
    }

    /// <summary>What is kept in training because of the network, its input not counted.</summary>
    private Dim Kept => Ran.Select(KeptBy).Aggregate(Dim.Zero, (sum, bytes) => sum + bytes);

    private bool CountsResult => kept.Contains(roots[network.Output()]);

    /// <summary>Which of the inputs the result is, or −1.</summary>
    private int GivenInput => Inputs.IndexOf(roots[network.Output()]);

    private List<int> Inputs => [.. network.Inputs.Select(input => input.Id)];

    private IEnumerable<Node> Ran => schedule.Turns.Select(turn => network.Nodes[turn.Node]);

    /// <summary>The inner networks' memory, by the node of their use.</summary>
    public Activations OfBlock(int node) => blocks[node];

    /// <summary>What is kept from the forward to the backward pass because of a node: its result, and what it notes beside.</summary>
    public Dim KeptBy(Node node)
    {
        if (node.Operation is Operation.Input)
            return kept.Contains(node.Id) ? Size(node) : Dim.Zero;
        if (!schedule.Turns.Any(turn => turn.Node == node.Id))
            return Dim.Zero;
        var own = roots[node.Id] == node.Id && kept.Contains(node.Id) && !(blocks.TryGetValue(node.Id, out var block) && block.CountsResult)
            ? Size(node)
            : Dim.Zero;
        return own + (node.Operation is Operation.Use ? blocks[node.Id].Kept : Elements(node) * Retention.Of(node.Operation).BytesBeside);
    }

    /// <summary>All that a training step keeps, the picture among it where it is needed.</summary>
    public Dim InTraining => network.Inputs.Select(KeptBy).Aggregate(Kept, (sum, bytes) => sum + bytes);

    /// <summary>The most that is alive at once in prediction, the picture among it; nothing where a size is open.</summary>
    public long? InPrediction => network.Nodes.All(node => node.Shape.Sizes.All(size => size.IsConstant))
        ? network.Inputs.Sum(input => Size(input).Value) + Peak
        : null;

    /// <summary>The most that is alive at once in prediction, the input not counted.</summary>
    private long Peak
    {
        get
        {
            var storage = new Storage(network);
            var alive = new HashSet<int>();
            var (now, most) = (0L, 0L);
            foreach (var turn in schedule.Turns)
            {
                var node = network.Nodes[turn.Node];
                var isNew = !turn.InPlace && storage.Sharing(node.Id)[0] == node.Id;
                most = Math.Max(most, now + (blocks.TryGetValue(node.Id, out var block) ? block.Peak : isNew ? Size(node).Value : 0));
                now += isNew ? Size(node).Value : 0;
                if (!turn.InPlace)
                    alive.Add(node.Id);
                foreach (var holder in turn.Releases)
                {
                    alive.Remove(holder);
                    var sharing = storage.Sharing(holder);
                    if (!alive.Overlaps(sharing) && network.Nodes[sharing[0]].Operation is not Operation.Input)
                        now -= Size(network.Nodes[sharing[0]]).Value;
                }
            }

            return most;
        }
    }

    private bool IsSame(Node node) => node.Operation is not Operation.Input
        && (schedule.Turns.Any(turn => turn.Node == node.Id && turn.InPlace)
            || (blocks.TryGetValue(node.Id, out var block) ? block.GivenInput >= 0 : Retention.Of(node.Operation).IsView));

    private bool KeepsResult(Node node) => blocks.TryGetValue(node.Id, out var block)
        ? block.CountsResult
        : Retention.Of(node.Operation).Result;

    private int SameInput(Node node) => node.Inputs[blocks.TryGetValue(node.Id, out var block) ? Math.Max(0, block.GivenInput) : 0];

    private IEnumerable<int> KeptInputs(Node node) => blocks.TryGetValue(node.Id, out var block)
        ? node.Inputs.Where((_, index) => block.kept.Contains(block.Inputs[index]))
        : Retention.Of(node.Operation).Input ? node.Inputs : [];

    private static Activations Block(Node node, Dictionary<Network, Activations> known)
    {
        var block = ((Operation.Use)node.Operation).Block;
        if (!known.TryGetValue(block, out var found))
            known[block] = found = new(block);
        return found;
    }

    private static Dim Elements(Node node) => node.Shape.Sizes.Aggregate(Dim.One, (product, size) => product * size);

    private static Dim Size(Node node) => Elements(node) * FloatBytes;
}
