namespace DeclarativeNet.Generators.Model;

/// <summary>What a node computes, with every number known. Sizes of windows are (height, width).</summary>
public abstract record Operation
{
    private Operation()
    {
    }

    /// <summary>Brought in from outside.</summary>
    public sealed record Input : Operation;

    /// <summary>A convolution. <c>Same</c> padding is resolved to <see cref="Padded.Same"/>.</summary>
    public sealed record Conv2d(
        long InChannels, long OutChannels, Pair Kernel, Pair Stride, Padded Padding, Pair Dilation, long Groups, bool Bias) : Operation;

    /// <summary>A fully connected layer.</summary>
    public sealed record Linear(long InFeatures, long OutFeatures, bool Bias) : Operation;

    /// <summary>Batch normalisation of a map (two spatial axes) or of vectors (none).</summary>
    public sealed record BatchNorm(long Features, bool Spatial, double Epsilon, double Momentum) : Operation;

    /// <summary>Largest number of each window.</summary>
    public sealed record MaxPool2d(Pair Kernel, Pair Stride, Pair Padding, Pair Dilation, bool CeilMode) : Operation;

    /// <summary>Mean of each window.</summary>
    public sealed record AvgPool2d(Pair Kernel, Pair Stride, Pair Padding, bool CeilMode, bool CountIncludePad) : Operation;

    /// <summary>Mean of each channel.</summary>
    public sealed record GlobalAvgPool : Operation;

    /// <summary>A map as a vector.</summary>
    public sealed record Flatten : Operation;

    /// <summary>max(x, 0).</summary>
    public sealed record Relu : Operation;

    /// <summary>Random zeros in training.</summary>
    public sealed record Dropout(double Probability) : Operation;

    /// <summary>Sum of all inputs.</summary>
    public sealed record Add : Operation;

    /// <summary>Inputs one behind the other along an axis, the batch axis being 0.</summary>
    public sealed record Concat(int Axis) : Operation;

    /// <summary>A block. Two uses with equal networks are one generated class.</summary>
    public sealed record Use(Network Block) : Operation;
}

/// <summary>A number for the height and one for the width.</summary>
public readonly record struct Pair(long Height, long Width)
{
    /// <summary>Whether both are the same.</summary>
    public bool IsSquare => Height == Width;
}

/// <summary>The padding of a convolution.</summary>
public abstract record Padded
{
    private Padded()
    {
    }

    /// <summary>So many zeros on each side.</summary>
    public sealed record By(Pair Amount) : Padded;

    /// <summary>As much as keeps the size.</summary>
    public sealed record Same : Padded;
}
