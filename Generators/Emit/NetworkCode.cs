using DeclarativeNet.Generators.Emit.Graph;
using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>What a network's class is written from: its graph, and the names of what it consists of.</summary>
/// <param name="Network">The network.</param>
/// <param name="Class">Name of the class.</param>
/// <param name="Layers">Its modules, by node.</param>
/// <param name="Blocks">The classes of all blocks of the model.</param>
/// <param name="Storage">Which of its nodes are the same memory.</param>
internal sealed record NetworkCode(
    Network Network, string Class, IReadOnlyDictionary<int, Layer> Layers, IReadOnlyDictionary<Network, string> Blocks, Storage Storage)
{
    /// <summary>Names that generated methods use, or inherit from <c>torch.nn.Module</c>.</summary>
    private static readonly string[] Reserved = ["functional", "nn", "torch", "training", "name", "forward", "call", "parameters", "value"];

    /// <summary>The classes of a model: its own, and one for each specialisation of a block in it.</summary>
    public static ModelCode OfModel(Network network)
    {
        var blocks = NetCode.BlockClasses(network);
        return new(Of(network, NetCode.Class, blocks), [.. blocks.Select(block => Of(block.Key, block.Value, blocks))]);
    }

    /// <summary>Names the parts of a network's class.</summary>
    private static NetworkCode Of(Network network, string @class, IReadOnlyDictionary<Network, string> blocks)
    {
        var scope = new NameScope(Reserved);
        var layers = new Dictionary<int, Layer>();
        foreach (var node in network.Nodes.Where(node => node.Operation is not Operation.Input))
        {
            if (StepCode.Of(node.Operation, blocks) is StepCode.Module module)
                layers[node.Id] = new(node, scope.Claim(Identifiers.Camel(network.Values[node.Value].Name) + node.Member), module);
        }

        return new(network, @class, layers, blocks, new(network));
    }

    /// <summary>A scope in which the class's own names are taken.</summary>
    public NameScope Scope() => new(Reserved.Concat(Layers.Values.Select(layer => layer.Field)));

    /// <summary>The modules of each value that has any, in order.</summary>
    public IEnumerable<(NamedValue Value, IReadOnlyList<Layer> Layers)> LayersByValue() => Network.Values
        .Select((value, index) => (value, Layers: (IReadOnlyList<Layer>)[.. Layers.Values.Where(layer => layer.Node.Value == index)]))
        .Where(group => group.Layers.Count > 0);
}

/// <summary>The classes of a model.</summary>
/// <param name="Network">Its own.</param>
/// <param name="Blocks">Those of the blocks in it, at any depth.</param>
internal sealed record ModelCode(NetworkCode Network, IReadOnlyList<NetworkCode> Blocks);

/// <summary>A module of a network.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Field">The field that holds it.</param>
/// <param name="Code">Its type, and how it is made.</param>
internal sealed record Layer(Node Node, string Field, StepCode.Module Code)
{
    /// <summary>How its learned tensors stand in the tree of parameters.</summary>
    public LayerTensors Tensors => LayerTensors.Of(Node.Operation, Code);
}
