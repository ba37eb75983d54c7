using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Model;

/// <summary>
/// A checked model, or one specialisation of a block inside it: a graph of nodes in the order of execution. Everything that is
/// generated is a reader of this graph.
/// </summary>
/// <param name="Declaration">Full name of the record.</param>
/// <param name="Name">Simple name of the record.</param>
/// <param name="Arguments">A block's hyperparameters at this use, in order; empty for a model.</param>
/// <param name="Nodes">The nodes; a node's <see cref="Node.Id"/> is its index, and its inputs come before it.</param>
/// <param name="Values">The record's values, in order, and the node that each one is.</param>
public sealed record Network(
    string Declaration,
    string Name,
    EquatableArray<Argument> Arguments,
    EquatableArray<Node> Nodes,
    EquatableArray<NamedValue> Values)
{
    /// <summary>Indices in <see cref="Values"/> of what the forward pass gives back by name, in order; the last value unless said.</summary>
    public EquatableArray<int> Outputs { get; init; } = EquatableArray.Of(Values.Count - 1);

    /// <summary>Index in <see cref="Values"/> of the main result, one of <see cref="Outputs"/>: what the module's own forward pass gives.</summary>
    public int Result { get; init; } = Values.Count - 1;

    /// <summary>The heads that are there in training only, in order.</summary>
    public EquatableArray<AuxiliaryHead> Heads { get; init; } = EquatableArray<AuxiliaryHead>.Empty;

    /// <summary>The nodes that only <see cref="Heads"/> need, in order.</summary>
    public EquatableArray<int> TrainingOnly { get; init; } = EquatableArray<int>.Empty;

    /// <summary>By what mostly tells networks apart: to go through all nodes, and those of the blocks in them, costs more than a collision.</summary>
    public override int GetHashCode() => (Declaration, Arguments, Nodes.Count).GetHashCode();

    /// <summary>
    /// Why it is no picture classifier, which could be trained and measured on labelled pictures: <c>gives a Map</c>. Nothing where it is
    /// one: it takes an <c>Image</c> and gives <c>Logits</c>.
    /// </summary>
    public string? NoClassifier => (Inputs.Count(), Values[Inputs.First().Value].Kind, Values[Result].Kind) switch
    {
        ( > 1 and var count, _, _) => $"takes {count} inputs",
        (_, not ValueKind.Image and var kind, _) => $"takes a {kind}",
        (_, _, not ValueKind.Logits and var kind) => $"gives {(kind == ValueKind.Image ? "an" : "a")} {kind}",
        _ => null,
    };

    /// <summary>The nodes that are brought in from outside, in order.</summary>
    public IEnumerable<Node> Inputs => Nodes.Where(node => node.Operation is Operation.Input);

    /// <summary>Learned numbers in all.</summary>
    public long Parameters => Nodes.Sum(node => node.Parameters);

    /// <summary>Multiply-accumulates for one picture in prediction, which leaves <see cref="Heads"/> out.</summary>
    public Dim MultiplyAccumulates => Nodes
        .Where(node => !TrainingOnly.Contains(node.Id))
        .Aggregate(Dim.Zero, (sum, node) => sum + node.MultiplyAccumulates);

    /// <summary>Some nodes and all that they are computed from.</summary>
    public HashSet<int> Needed(IEnumerable<int> nodes)
    {
        var needed = new HashSet<int>(nodes);
        foreach (var node in Nodes.Reverse().Where(node => needed.Contains(node.Id)))
            needed.UnionWith(node.Inputs);
        return needed;
    }
}

/// <summary>Class scores whose loss is added to that of the result while the network learns.</summary>
/// <param name="Value">Index in <see cref="Network.Values"/>.</param>
/// <param name="Weight">What the loss is multiplied by.</param>
public sealed record AuxiliaryHead(int Value, double Weight);

/// <summary>A declared value and the node that computes it. Two values may be one node (a value of only <c>From</c>).</summary>
/// <param name="Name">Name of the record's parameter.</param>
/// <param name="Kind">Its declared, checked kind.</param>
/// <param name="Node">The node.</param>
public sealed record NamedValue(string Name, ValueKind Kind, int Node);

/// <summary>One operation of the forward pass.</summary>
/// <param name="Id">Its index in <see cref="Network.Nodes"/>.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">The nodes whose results it takes.</param>
/// <param name="Shape">The shape of its result, without the batch axis.</param>
/// <param name="Value">Index in <see cref="Network.Values"/> of the value it belongs to.</param>
/// <param name="Path">Where its parameters stand in the state dictionary, from the enclosing network: <c>stem.conv2d</c>, <c>layer1.0</c>.</param>
/// <param name="Member">The name of its typed accessor within the value: <c>Conv2d</c>, <c>BatchNorm2</c>, <c>Conv1</c>.</param>
/// <param name="Parameters">How many learned numbers it has, those of a block included.</param>
/// <param name="MultiplyAccumulates">Multiply-accumulates for one picture, those of a block included.</param>
public sealed record Node(
    int Id,
    Operation Operation,
    EquatableArray<int> Inputs,
    Shape Shape,
    int Value,
    string Path,
    string Member,
    long Parameters,
    Dim MultiplyAccumulates);

/// <summary>The axes after the batch axis.</summary>
/// <param name="Sizes">Outermost first.</param>
public sealed record Shape(EquatableArray<Dim> Sizes)
{
    /// <summary>How many numbers it holds.</summary>
    public Dim Elements => Sizes.Aggregate(Dim.One, (product, size) => product * size);

    /// <summary>As messages write it: <c>64×8×8</c>, <c>64×(H - 2)×W</c>.</summary>
    public override string ToString() => string.Join("×", Sizes.Select(size => size.ToFactorString()));
}
