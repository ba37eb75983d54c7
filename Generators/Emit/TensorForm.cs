using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit;

/// <summary>The learned tensors of a network by typed paths: what is generated for a model and for each of its blocks.</summary>
/// <param name="Values">The values that have any, in order.</param>
internal sealed record TensorForm(IReadOnlyList<ValueTensors> Values)
{
    /// <summary>Members that the generated records have, or inherit under names like those of values.</summary>
    private static readonly string[] Members =
    [
        "Of", "At", "Named", "Map", "Zip", "CopyTo", "Read", "Write", "Dispose", "ToString", "Equals", "GetHashCode", "GetType", "Clone",
        "Deconstruct", "EqualityContract", "PrintMembers", "MemberwiseClone", "Finalize", "torch", "nn", "functional",
    ];

    /// <summary>The form of a network.</summary>
    /// <param name="code">The network.</param>
    /// <param name="taken">Names that its values cannot have here.</param>
    public static TensorForm Of(NetworkCode code, params string[] taken)
    {
        var scope = new NameScope(Members.Concat(taken).Concat(code.Blocks.Values.Select(block => LayerTensors.OfBlock(block).Type)));
        return new(
        [
            .. code.LayersByValue()
                .Select(value => (value.Value, Layers: value.Layers.Where(HasTensors).ToList()))
                .Where(value => value.Layers.Count > 0)
                .Select(value => Value(value.Value.Name, value.Layers, scope)),
        ]);
    }

    /// <summary>Those of some names that a property of a tree can have.</summary>
    public static IEnumerable<string> Free(IEnumerable<string> names) =>
        names.Distinct().Except(Members).Except([ParametersCode.Parameters, ParametersCode.Gradients]);

    private static ValueTensors Value(string name, IReadOnlyList<Layer> layers, NameScope scope)
    {
        var type = scope.Claim(Identifiers.Pascal(name) + "Tensors");
        var members = new NameScope(Members.Append(type));
        return new(
            Identifiers.Escape(scope.Claim(name)),
            type,
            [.. layers.Select(layer => new LayerTensor(
                Identifiers.Escape(members.Claim(layer.Node.Member)), layer.Tensors, layer.Node.Path))]);
    }

    private static bool HasTensors(Layer layer) => layer.Node.Parameters > 0 || IsCustom(layer.Node);

    /// <summary>Whether it is, or has in it, a layer of the user's own: how many tensors that has is not known here.</summary>
    private static bool IsCustom(Node node) => node.Operation switch
    {
        Operation.Custom => true,
        Operation.Use use => use.Block.Nodes.Any(IsCustom),
        _ => false,
    };
}

/// <summary>The learned tensors of a value.</summary>
/// <param name="Property">The property that holds them.</param>
/// <param name="Type">Its type.</param>
/// <param name="Layers">The layers.</param>
internal sealed record ValueTensors(string Property, string Type, IReadOnlyList<LayerTensor> Layers);

/// <summary>The learned tensors of a layer.</summary>
/// <param name="Property">The property that holds them.</param>
/// <param name="Tensors">Its type.</param>
/// <param name="Path">Where they stand in the state dictionary, within the network or block.</param>
internal sealed record LayerTensor(string Property, LayerTensors Tensors, string Path);
