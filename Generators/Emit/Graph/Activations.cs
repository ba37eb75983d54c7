using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>The memory of a network's intermediate results, in bytes for one picture of 32-bit floats.</summary>
internal sealed class Activations
{
    /// <summary>Bytes of a number.</summary>
    public const int FloatBytes = 4;

    private readonly Network network;
    private readonly Storage storage;
    private readonly ForwardSchedule schedule;
    private readonly IReadOnlyDictionary<int, Activations> blocks;
    private readonly int[] roots;
    private readonly HashSet<int> kept;
    private readonly bool[] learns;
    private readonly Turn?[] turns;
    private readonly Dim[] bytes;

    /// <summary>Looks through a network.</summary>
    public Activations(Network network) : this(network, inputLearns: false)
    {
    }

    /// <summary>Without a gradient nothing is kept: not between a picture and the first parameters. A block's input is taken to have one.</summary>
    private Activations(Network network, bool inputLearns)
    {
        this.network = network;
        learns = new bool[network.Nodes.Count];
        foreach (var node in network.Nodes)
            learns[node.Id] = node.Operation is Operation.Input ? inputLearns : node.Parameters > 0 || node.Inputs.Any(input => learns[input]);
        storage = new(network);
        schedule = ForwardSchedule.Of(storage, [.. network.Heads.Select(head => network.Values[head.Value].Node).Append(network.Output())]);
        turns = new Turn?[network.Nodes.Count];
        foreach (var turn in schedule.Turns)
            turns[turn.Node] = turn;
        var known = new Dictionary<Network, Activations>();
        blocks = network.Nodes.Where(node => node.Operation is Operation.Use).ToDictionary(node => node.Id, node => Block(node, known));
        roots = new int[network.Nodes.Count];
        foreach (var node in network.Nodes)
            roots[node.Id] = IsSame(node) ? roots[node.Inputs[0]] : node.Id;
        kept = new(Ran.Where(KeepsResult).Select(node => roots[node.Id])
            .Concat(Ran.Where(KeepsInput).SelectMany(node => node.Inputs.Select(input => roots[input]))));
        bytes = [.. network.Nodes.Select(Bytes)];
        Kept = Ran.Aggregate(Dim.Zero, (sum, node) => sum + bytes[node.Id]);
    }

    /// <summary>What is kept in training because of the network, its input not counted.</summary>
    private Dim Kept { get; }

    private bool NeedsInput => network.Inputs.Any(input => kept.Contains(input.Id));

    private bool CountsResult => kept.Contains(roots[network.Output()]);

    private bool GivesInput => network.Nodes[roots[network.Output()]].Operation is Operation.Input;

    private IEnumerable<Node> Ran => schedule.Turns.Select(turn => network.Nodes[turn.Node]);

    /// <summary>The inner networks' memory, by the node of their use.</summary>
    public Activations OfBlock(int node) => blocks[node];

    /// <summary>What is kept from the forward to the backward pass because of a node: its result, and what it notes beside.</summary>
    public Dim KeptBy(Node node) => bytes[node.Id];

    /// <summary>All that a training step keeps, the picture among it where it is needed.</summary>
    public Dim InTraining => network.Inputs.Select(KeptBy).Aggregate(Kept, (sum, more) => sum + more);

    /// <summary>The most that is alive at once in prediction, the picture among it; nothing where a size is open.</summary>
    public long? InPrediction => network.Nodes.All(node => node.Shape.Sizes.All(size => size.IsConstant))
        ? network.Inputs.Sum(input => Size(input).Value) + Peak
        : null;

    /// <summary>The most that is alive at once in prediction, the input not counted.</summary>
    private long Peak
    {
        get
        {
            var prediction = ForwardSchedule.Of(storage, [network.Output()]);
            var storages = new int[network.Nodes.Count];
            foreach (var given in network.Inputs)
                storages[given.Id] = given.Id;
            var holders = new Dictionary<int, int>();
            var (now, most) = (0L, 0L);
            foreach (var turn in prediction.Turns)
            {
                var node = network.Nodes[turn.Node];
                var same = turn.InPlace ? 0 : storage.Of(node.Id).Alias;
                storages[node.Id] = same is { } input ? storages[node.Inputs[input]] : node.Id;
                var own = same is null ? Size(node).Value : 0;
                most = Math.Max(most, now + (blocks.TryGetValue(node.Id, out var block) ? Math.Max(block.Peak, own) : own));
                now += own;
                if (!turn.InPlace)
                    holders[node.Id] = storages[node.Id];
                foreach (var holder in turn.Releases)
                {
                    var released = holders[holder];
                    holders.Remove(holder);
                    if (!holders.ContainsValue(released) && network.Nodes[released].Operation is not Operation.Input)
                        now -= Size(network.Nodes[released]).Value;
                }
            }

            return most;
        }
    }

    private bool IsSame(Node node) => node.Operation is not Operation.Input
        && (IsInPlace(node) || (blocks.TryGetValue(node.Id, out var block) ? block.GivesInput : RetentionOf(node).IsView));

    private bool IsInPlace(Node node) => turns[node.Id] is { InPlace: true };

    private Retention RetentionOf(Node node) => Retention.Of(node, IsInPlace(node)) is var all && learns[node.Id] ? all : new(IsView: all.IsView);

    private bool KeepsResult(Node node) => blocks.TryGetValue(node.Id, out var block)
        ? block.CountsResult
        : RetentionOf(node).Result;

    private bool KeepsInput(Node node) => blocks.TryGetValue(node.Id, out var block)
        ? block.NeedsInput
        : RetentionOf(node).Input;

    private Dim Bytes(Node node)
    {
        if (node.Operation is Operation.Input)
            return kept.Contains(node.Id) ? Size(node) : Dim.Zero;
        if (turns[node.Id] is null)
            return Dim.Zero;
        var own = roots[node.Id] == node.Id && kept.Contains(node.Id) && !(blocks.TryGetValue(node.Id, out var block) && block.CountsResult)
            ? Size(node)
            : Dim.Zero;
        return own + (node.Operation is Operation.Use ? blocks[node.Id].Kept : RetentionOf(node).Beside);
    }

    private static Activations Block(Node node, Dictionary<Network, Activations> known)
    {
        var block = ((Operation.Use)node.Operation).Block;
        if (!known.TryGetValue(block, out var found))
            known[block] = found = new(block, inputLearns: true);
        return found;
    }

    private static Dim Size(Node node) => node.Shape.Elements * FloatBytes;
}
