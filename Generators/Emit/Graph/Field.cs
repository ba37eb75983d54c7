using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>
/// What of the picture an element of a map depends on: nothing else than a window along each axis, whose size, step and start follow step
/// by step (Araujo, Norris and Sim, 2019).
/// </summary>
/// <param name="Height">Along the height.</param>
/// <param name="Width">Along the width.</param>
internal sealed record Field(FieldAxis Height, FieldAxis Width)
{
    /// <summary>The pixel at its place.</summary>
    public static Field Pixel { get; } = new(FieldAxis.Pixel, FieldAxis.Pixel);

    /// <summary>The fields of what comes into a model: of a picture or map, the pixel at each place.</summary>
    public static IReadOnlyList<Field?> OfPictures(Network model) =>
        [.. model.Inputs.Select(input => input.Shape.Sizes.Count == 3 ? Pixel : null)];

    /// <summary>The fields of all nodes of a network, by node; nothing for what depends on the whole picture.</summary>
    /// <param name="network">The network or block.</param>
    /// <param name="inputs">The fields of what comes into it, in order.</param>
    public static IReadOnlyList<Field?> Of(Network network, IReadOnlyList<Field?> inputs)
    {
        var fields = new List<Field?>();
        var entered = 0;
        foreach (var node in network.Nodes)
        {
            fields.Add(node.Operation switch
            {
                Operation.Input => inputs[entered++],
                Operation.Use use => Of(use.Block, [.. node.Inputs.Select(from => fields[from])])[use.Block.Output()],
                _ => node.Inputs
                    .Select(from => fields[from] is { } map ? Reach.Of(node, network.Nodes[from].Shape)?.Through(map) : null)
                    .Aggregate((left, right) => Join(left, right)),
            });
        }

        return fields;
    }

    /// <summary>As tables write it, the size and the step: <c>11×11 / 4</c>.</summary>
    public override string ToString() =>
        $"{Height.Pixels}×{Width.Pixels} / " + (Height.Step == Width.Step ? $"{Height.Step}" : $"{Height.Step}×{Width.Step}");

    private Field Through(Field map) => new(Height.Through(map.Height), Width.Through(map.Width));

    private static Field? Join(Field? left, Field? right) =>
        left is not null && right is not null
        && FieldAxis.Join(left.Height, right.Height) is { } height && FieldAxis.Join(left.Width, right.Width) is { } width
            ? new(height, width)
            : null;
}
