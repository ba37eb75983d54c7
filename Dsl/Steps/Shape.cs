namespace DeclarativeNet;

/// <summary>Lays a map out as one vector, <c>C×H×W → C·H·W</c>, row by row, channel by channel.</summary>
public sealed class FlattenAttribute : StepAttribute;

/// <summary>The same numbers, in the same order, under another shape. The kind of the result follows from the number of its axes.</summary>
/// <param name="sizes">
/// The sizes without the batch axis: one gives a vector, two give tokens, three a map. One of them may be −1 and follows from the others.
/// </param>
public sealed class ReshapeAttribute(params object[] sizes) : StepAttribute
{
    /// <summary>The sizes: numbers, or expressions in strings.</summary>
    public IReadOnlyList<object> Sizes { get; } = sizes;
}

/// <summary>The axes in another order, as <c>torch.permute</c>: <c>[Permute(2, 3, 1)]</c> is <c>C×H×W → H×W×C</c>.</summary>
/// <param name="axes">Each axis of the value once; the batch axis is 0 and stays where it is, so that they are counted from 1.</param>
public sealed class PermuteAttribute(params int[] axes) : StepAttribute
{
    /// <summary>The axes.</summary>
    public IReadOnlyList<int> Axes { get; } = axes;
}

/// <summary>A stretch of an axis, as <c>x[start:stop]</c> in PyTorch, but never beyond the axis. The other axes stay.</summary>
/// <param name="axis">The axis, counted with the batch axis: 1 is the channels of a map; −1 is the last.</param>
/// <param name="start">The first place taken, from 0; a negative number counts from the end.</param>
/// <param name="stop">The first place not taken; a negative number counts from the end, nothing is the end.</param>
public sealed class SliceAttribute(int axis, object start, object? stop) : StepAttribute
{
    /// <summary>From a place to the end.</summary>
    /// <param name="axis">The axis, counted with the batch axis.</param>
    /// <param name="start">The first place taken.</param>
    public SliceAttribute(int axis, object start) : this(axis, start, null)
    {
    }

    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    /// <summary>The first place taken.</summary>
    public object Start { get; } = start;

    /// <summary>The first place not taken, or nothing for the end.</summary>
    public object? Stop { get; } = stop;
}

/// <summary>One of several equal parts of an axis, the channels unless said. The other axes stay.</summary>
/// <param name="parts">How many parts; divides the axis.</param>
public sealed class SplitAttribute(object parts) : StepAttribute
{
    /// <summary>How many parts.</summary>
    public object Parts { get; } = parts;

    /// <summary>Which part, from 0.</summary>
    public object Index { get; set; } = 0;

    /// <summary>The axis, counted with the batch axis; −1 is the last.</summary>
    public int Axis { get; set; } = 1;
}

/// <summary>Channels laid out as pixels, <c>C×H×W → C/r²×(r·H)×(r·W)</c>, as <c>torch.nn.PixelShuffle</c> (Shi et al., 2016).</summary>
/// <param name="factor">The factor r; its square divides the channels.</param>
public sealed class PixelShuffleAttribute(object factor) : StepAttribute
{
    /// <summary>The factor.</summary>
    public object Factor { get; } = factor;
}

/// <summary>Pixels laid out as channels, <c>C×H×W → r²·C×(H/r)×(W/r)</c>, as <c>torch.nn.PixelUnshuffle</c>.</summary>
/// <param name="factor">The factor r; divides height and width.</param>
public sealed class PixelUnshuffleAttribute(object factor) : StepAttribute
{
    /// <summary>The factor.</summary>
    public object Factor { get; } = factor;
}

/// <summary>
/// The channels of several groups in turn, first of each, second of each, as <c>torch.nn.ChannelShuffle</c> (Zhang et al., 2018). The shape
/// stays.
/// </summary>
/// <param name="groups">How many groups; divides the channels.</param>
public sealed class ChannelShuffleAttribute(object groups) : StepAttribute
{
    /// <summary>How many groups.</summary>
    public object Groups { get; } = groups;
}
