using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>What of its inputs an element of an operation's result depends on, in evaluation.</summary>
internal abstract record Reach
{
    private static readonly Pair One = new(1, 1);

    private Reach()
    {
    }

    /// <summary>The pixel at its place.</summary>
    public sealed record Point : Reach;

    /// <summary>The pixels under a window that moves by a stride.</summary>
    public sealed record Window(Pair Kernel, Pair Stride, Pair Padding, Pair Dilation) : Reach;

    /// <summary>The pixels whose windows in the result it lies under: the transpose of <see cref="Window"/>.</summary>
    public sealed record Transposed(Pair Kernel, Pair Stride, Pair Padding, Pair Dilation) : Reach;

    /// <summary>All pixels.</summary>
    public sealed record Whole : Reach;

    /// <summary>
    /// What a node depends on. An operation that is not listed is taken to work pixel by pixel where it joins maps or keeps height and
    /// width, and to look at the whole map where it does not.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The shape of one of its inputs.</param>
    public static Reach Of(Node node, Shape input) => node.Operation switch
    {
        Operation.Conv2d conv => new Window(conv.Kernel, conv.Stride, Before(conv), conv.Dilation),
        Operation.MaxPool2d pool => new Window(pool.Kernel, pool.Stride, pool.Padding, pool.Dilation),
        Operation.AvgPool2d pool => new Window(pool.Kernel, pool.Stride, pool.Padding, One),
        Operation.AdaptiveAvgPool2d or Operation.AdaptiveMaxPool2d => Adaptive(input, node.Shape),
        Operation.ConvTranspose2d conv => new Transposed(conv.Kernel, conv.Stride, conv.Padding, conv.Dilation),

        // They take the mean over height and width.
        Operation.GroupNorm or Operation.InstanceNorm => new Whole(),
        _ => KeepsPixels(input, node) ? new Point() : new Whole(),
    };

    /// <summary>The zeros before the first pixel.</summary>
    private static Pair Before(Operation.Conv2d conv) => conv.Padding is Padded.By by
        ? by.Amount
        : new(conv.Dilation.Height * (conv.Kernel.Height - 1) / 2, conv.Dilation.Width * (conv.Kernel.Width - 1) / 2);

    /// <summary>Windows that share the map evenly; where they cannot, they are of several sizes.</summary>
    private static Reach Adaptive(Shape input, Shape result)
    {
        if (Share(input, result, 1) is not { } height || Share(input, result, 2) is not { } width)
            return new Whole();
        return new Window(new(height, width), new(height, width), new(0, 0), One);
    }

    private static long? Share(Shape input, Shape result, int axis) =>
        input.Sizes[axis] is { IsConstant: true, Value: var all } && result.Sizes[axis] is { IsConstant: true, Value: var parts }
        && all % parts == 0 ? all / parts : null;

    /// <summary>Maps that are joined are of one size, which need not show where sizes are open.</summary>
    private static bool KeepsPixels(Shape input, Node node) => input.Sizes.Count == 3 && node.Shape.Sizes.Count == 3
        && (node.Inputs.Count > 1 || input.Sizes.Skip(1).SequenceEqual(node.Shape.Sizes.Skip(1)));
}
