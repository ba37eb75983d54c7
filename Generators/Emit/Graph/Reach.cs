using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>
/// What of its inputs an element of an operation's result depends on, in evaluation: exactly, or a window that has it all where that
/// differs from element to element.
/// </summary>
internal static class Reach
{
    /// <summary>
    /// The window of an input that moves with the element; nothing for the whole map, which an operation that is not listed is taken to
    /// look at.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The shape of one of its inputs.</param>
    public static Field? Of(Node node, Shape input) =>
        input.Sizes.Count == 3 && node.Shape.Sizes.Count == 3 ? OfMap(node.Operation, input, node.Shape) : null;

    private static Field? OfMap(Operation operation, Shape input, Shape result) => operation switch
    {
        // Pixel by pixel.
        Operation.Relu or Operation.Relu6 or Operation.LeakyRelu or Operation.PRelu or Operation.Elu => Field.Pixel,
        Operation.Gelu or Operation.Silu or Operation.Mish or Operation.HardSwish or Operation.Softplus => Field.Pixel,
        Operation.Sigmoid or Operation.HardSigmoid or Operation.Tanh => Field.Pixel,
        Operation.Softmax { Axis: 1 } or Operation.LogSoftmax { Axis: 1 } or Operation.Concat { Axis: 1 } => Field.Pixel,
        Operation.BatchNorm or Operation.LayerNorm or Operation.LocalResponseNorm or Operation.LayerScale => Field.Pixel,
        Operation.Dropout or Operation.Dropout2d or Operation.DropPath => Field.Pixel,
        Operation.Rescale or Operation.Normalize or Operation.ToGray or Operation.ChannelShuffle => Field.Pixel,
        Operation.Add => Field.Pixel,

        // A map of one pixel may gate a larger one: all elements look at it.
        Operation.Multiply => IsOnePixel(input) && !IsOnePixel(result) ? null : Field.Pixel,

        // They lay numbers out anew; in the same order where nothing changes.
        Operation.Reshape when input == result => Field.Pixel,
        Operation.Permute permute when permute.Axes.SequenceEqual([1, 2, 3]) => Field.Pixel,
        Operation.Slice slice => Sliced(slice, input),
        Operation.Split split => Split(split, input),
        Operation.PixelShuffle shuffle => Both(_ => FieldAxis.Below((Fraction)1 / shuffle.Factor)),
        Operation.PixelUnshuffle shuffle => Both(_ => FieldAxis.Window(shuffle.Factor, shuffle.Factor, 0, 1)),

        // Windows.
        Operation.Conv2d conv => Both(side =>
            FieldAxis.Window(side(conv.Kernel), side(conv.Stride), side(Before(conv)), side(conv.Dilation))),
        Operation.ConvTranspose2d conv => Both(side =>
            FieldAxis.Transposed(side(conv.Kernel), side(conv.Stride), side(conv.Padding), side(conv.Dilation))),
        Operation.MaxPool2d pool => Both(side =>
            FieldAxis.Window(side(pool.Kernel), side(pool.Stride), side(pool.Padding), side(pool.Dilation))),
        Operation.AvgPool2d pool => Both(side => FieldAxis.Window(side(pool.Kernel), side(pool.Stride), side(pool.Padding), 1)),
        Operation.AdaptiveAvgPool2d or Operation.AdaptiveMaxPool2d => Scaled(input, result, FieldAxis.Between),
        Operation.Pad pad => Bordered(pad),
        Operation.Upsample upsample => Upsampled(upsample, input, result),
        _ => null,
    };

    /// <summary>The zeros before the first pixel.</summary>
    private static Pair Before(Operation.Conv2d conv) => conv.Padding is Padded.By by
        ? by.Amount
        : new(conv.Dilation.Height * (conv.Kernel.Height - 1) / 2, conv.Dilation.Width * (conv.Kernel.Width - 1) / 2);

    /// <summary>
    /// A border of zeros sees nothing. One of the map's own pixels looks inwards, as far as it is wide where the edge is repeated and twice
    /// as far where the map is mirrored: the window is everywhere as large as it has to be there.
    /// </summary>
    private static Field Bordered(Operation.Pad pad)
    {
        var times = pad.Mode switch { "Zero" => 0, "Replicate" => 1, _ => 2 };
        return Both(side =>
            FieldAxis.Window(1 + (times * (side(pad.Before) + side(pad.After))), 1, side(pad.Before) + (times * side(pad.After)), 1));
    }

    private static Field? Upsampled(Operation.Upsample upsample, Shape input, Shape result) => upsample switch
    {
        { Mode: "Nearest", Factor: { } factor } => Both(side => FieldAxis.Below((Fraction)1 / side(factor))),
        { Mode: "Nearest" } => Scaled(input, result, FieldAxis.Below),
        { AlignCorners: true } => AlignedAtCorners(input, result),
        { Factor: { } factor } => Both(side => Bilinear((Fraction)1 / side(factor))),
        _ => Scaled(input, result, Bilinear),
    };

    /// <summary>Between the centres of pixels, which are half a pixel from the edge.</summary>
    private static FieldAxis Bilinear(Fraction step) => FieldAxis.Around((step - 1) / 2, step);

    private static Field? AlignedAtCorners(Shape input, Shape result) => Area(input) is { } given && Area(result) is { } made
        ? Both(side => FieldAxis.Around(0, side(made) == 1 ? 0 : (Fraction)(side(given) - 1) / (side(made) - 1)))
        : null;

    /// <summary>By how many pixels of the one map belong to a pixel of the other, which does not show where a size is open.</summary>
    private static Field? Scaled(Shape input, Shape result, Func<Fraction, FieldAxis> axis) =>
        Area(input) is { } given && Area(result) is { } made ? Both(side => axis((Fraction)side(given) / side(made))) : null;

    /// <summary>Of channels all pixels; counting from the end takes a size that is known.</summary>
    private static Field? Sliced(Operation.Slice slice, Shape input) => slice switch
    {
        { Axis: 1 } => Field.Pixel,
        { Start: >= 0 } => Shifted(slice.Axis, slice.Start),
        _ => input.Sizes[slice.Axis - 1] is { IsConstant: true, Value: var size } ? Shifted(slice.Axis, size + slice.Start) : null,
    };

    private static Field? Split(Operation.Split split, Shape input) => split switch
    {
        { Axis: 1 } => Field.Pixel,
        _ => input.Sizes[split.Axis - 1] is { IsConstant: true, Value: var size }
            ? Shifted(split.Axis, size / split.Parts * split.Index)
            : null,
    };

    private static Field Shifted(int axis, long places) => axis == 2
        ? new(FieldAxis.Shifted(places), FieldAxis.Pixel)
        : new(FieldAxis.Pixel, FieldAxis.Shifted(places));

    private static bool IsOnePixel(Shape map) => Area(map) is { Height: 1, Width: 1 };

    private static Pair? Area(Shape map) => map.Sizes[1].IsConstant && map.Sizes[2].IsConstant
        ? new(map.Sizes[1].Value, map.Sizes[2].Value)
        : null;

    private static Field Both(Func<Func<Pair, long>, FieldAxis> axis) => new(axis(pair => pair.Height), axis(pair => pair.Width));
}
