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
    private static readonly Field Pixel = new(FieldAxis.Pixel, FieldAxis.Pixel);

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
                    .Select(from => fields[from]?.Through(Reach.Of(node, network.Nodes[from].Shape)))
                    .Aggregate((left, right) => Join(left, right)),
            });
        }

        return fields;
    }

    /// <summary>As tables write it, the size and the step: <c>11×11 / 4</c>.</summary>
    public override string ToString() =>
        $"{Height.Pixels}×{Width.Pixels} / " + (Height.Step == Width.Step ? $"{Height.Step}" : $"{Height.Step}×{Width.Step}");

    private Field? Through(Reach reach) => reach switch
    {
        Reach.Point => this,
        Reach.Window window => new(
            Height.Under(window.Kernel.Height, window.Stride.Height, window.Padding.Height, window.Dilation.Height),
            Width.Under(window.Kernel.Width, window.Stride.Width, window.Padding.Width, window.Dilation.Width)),
        Reach.Transposed window => new(
            Height.Over(window.Kernel.Height, window.Stride.Height, window.Padding.Height, window.Dilation.Height),
            Width.Over(window.Kernel.Width, window.Stride.Width, window.Padding.Width, window.Dilation.Width)),
        Reach.Whole => null,
        _ => throw new InvalidOperationException($"{reach.GetType().Name} is unknown."),
    };

    private static Field? Join(Field? left, Field? right) =>
        left is not null && right is not null
        && FieldAxis.Join(left.Height, right.Height) is { } height && FieldAxis.Join(left.Width, right.Width) is { } width
            ? new(height, width)
            : null;
}

/// <summary>Element i sees the pixels from <c>Start + i·Step</c> to <c>Start + i·Step + Size − 1</c>.</summary>
/// <param name="Size">How many pixels it sees.</param>
/// <param name="Step">How far the window moves from one element to the next.</param>
/// <param name="Start">Where that of the first element begins.</param>
internal sealed record FieldAxis(Fraction Size, Fraction Step, Fraction Start)
{
    /// <summary>The size as whole pixels.</summary>
    public long Pixels => (Size.Numerator + Size.Denominator - 1) / Size.Denominator;

    /// <summary>A pixel of the picture.</summary>
    public static FieldAxis Pixel { get; } = new(1, 1, 0);

    /// <summary>Of a window on what has this field.</summary>
    public FieldAxis Under(long kernel, long stride, long padding, long dilation) =>
        new(Size + (Step * ((kernel - 1) * dilation)), Step * stride, Start - (Step * padding));

    /// <summary>Of what is written by windows from what has this field.</summary>
    public FieldAxis Over(long kernel, long stride, long padding, long dilation)
    {
        var step = Step / stride;
        var width = (kernel - 1) * dilation;
        return new(Size + (step * width), step, Start + (step * (padding - width)));
    }

    /// <summary>What sees both; nothing where the two move at different steps.</summary>
    public static FieldAxis? Join(FieldAxis left, FieldAxis right)
    {
        if (left.Step != right.Step)
            return null;
        var start = Fraction.Min(left.Start, right.Start);
        return new(Fraction.Max(left.Start + left.Size, right.Start + right.Size) - start, left.Step, start);
    }
}
