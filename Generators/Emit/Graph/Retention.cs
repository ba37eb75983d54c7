using DeclarativeNet.Generators.Emit.Steps;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Emit.Graph;

/// <summary>What an operation's backward pass reads of its forward pass, and so keeps in memory in between.</summary>
/// <param name="Input">Whether it reads its inputs.</param>
/// <param name="Result">Whether it reads its result.</param>
/// <param name="IsView">Whether its result is its first input's memory in training.</param>
internal sealed record Retention(bool Input = false, bool Result = false, bool IsView = false)
{
    private const int IndexBytes = 8;

    /// <summary>A mean and a deviation of what is normalised together.</summary>
    private const int MomentBytes = 2 * Activations.FloatBytes;

    /// <summary>The bytes of what it notes beside.</summary>
    public Dim Beside { get; init; } = Dim.Zero;

    /// <summary>
    /// What a node keeps. An operation that is not listed keeps its result where its code says that the backward pass reads that, else its
    /// inputs.
    /// </summary>
    /// <param name="node">The node; no block.</param>
    /// <param name="inPlace">Whether it writes its result over its input.</param>
    public static Retention Of(Node node, bool inPlace) => node.Operation switch
    {
        Operation.Input or Operation.Add or Operation.Concat or Operation.ClassToken or Operation.PositionEmbedding => new(),
        Operation.Rescale or Operation.Normalize or Operation.ToGray => new(),
        Operation.Upsample or Operation.Pad { Mode: "Zero" } => new(),
        Operation.PixelShuffle or Operation.PixelUnshuffle or Operation.ChannelShuffle => new(),
        Operation.Flatten or Operation.Reshape or Operation.Permute or Operation.Slice or Operation.Split => new(IsView: true),
        Operation.ToTokens or Operation.ToMap or Operation.TakeToken => new(IsView: true),
        Operation.MaxPool2d or Operation.AdaptiveMaxPool2d => new(Input: true) { Beside = node.Shape.Elements * IndexBytes },
        Operation.GlobalMaxPool => new(Input: true, Result: true),

        // Only what is written over its input goes by the result; libtorch's relu6_ keeps a copy of the input all the same.
        Operation.LeakyRelu or Operation.Elu => new(Input: !inPlace, Result: inPlace),
        Operation.Relu6 => new(Input: !inPlace) { Beside = inPlace ? Floats(node.Shape.Elements) : Dim.Zero },

        Operation.LayerNorm norm => new(Input: true) { Beside = node.Shape.Elements.FloorDivide(norm.Features) * MomentBytes },
        Operation.GroupNorm norm => new(Input: true) { Beside = norm.Groups * MomentBytes },

        // One with factors keeps a copy of them for each picture.
        Operation.InstanceNorm norm => new(Input: true) { Beside = Floats(node.Shape.Sizes[0] * (norm.Affine ? 3 : 2)) },
        Operation.LocalResponseNorm norm => new(Input: true) { Beside = Floats(Neighbours(node, norm.Size)) },
        Operation.SqueezeExcite squeeze => new(Input: true) { Beside = Floats(Gate(squeeze)) },
        Operation.Attention attention => new(Input: true) { Beside = Floats(Attended(node, attention)) },
        Operation.Multiply => new(Input: true) { Beside = Floats(node.Shape.Elements * (node.Inputs.Count - 2)) },

        // The factors that the input was multiplied with.
        Operation.Dropout => new() { Beside = Floats(node.Shape.Elements) },
        Operation.Dropout2d => new() { Beside = Floats(node.Shape.Sizes[0]) },
        Operation.DropPath path => new() { Beside = Floats(path.Probability > 0 ? 1 : 0) },
        _ => StepCode.Of(node.Operation).NeedsResult ? new(Result: true) : new(Input: true),
    };

    /// <summary>The squares with zeros around the channels, what the power is taken of, and the power.</summary>
    private static Dim Neighbours(Node node, long size) =>
        (node.Shape.Elements * 3) + ((size - 1) * node.Shape.Sizes[1] * node.Shape.Sizes[2]);

    /// <summary>
    /// The means, the numbers between the convolutions before and after the activation, the scores, the factors: those of silu and of the hard
    /// sigmoid are kept on both sides.
    /// </summary>
    private static Dim Gate(Operation.SqueezeExcite squeeze) =>
        ((squeeze.Gate == "HardSigmoid" ? 3 : 2) * squeeze.Channels) + ((squeeze.Activation == "Silu" ? 2 : 1) * squeeze.Squeeze);

    /// <summary>
    /// Queries, keys, values and what they become, and each token's weights on each other one in each head. A libtorch that fuses attention
    /// does without the weights.
    /// </summary>
    private static Dim Attended(Node node, Operation.Attention attention)
    {
        var weights = attention.Heads * node.Shape.Sizes[0] * node.Shape.Sizes[0];
        return (node.Shape.Elements * 4) + (weights * (attention.Probability > 0 ? 3 : 1));
    }

    private static Dim Floats(Dim count) => count * Activations.FloatBytes;
}
