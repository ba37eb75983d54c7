namespace DeclarativeNet.Generators.Model;

/// <content>Convolutions and fully connected layers.</content>
public abstract partial record Operation
{
    /// <summary>A convolution. <c>Same</c> padding is resolved to <see cref="Padded.Same"/>.</summary>
    public sealed record Conv2d(
        long InChannels, long OutChannels, Pair Kernel, Pair Stride, Padded Padding, Pair Dilation, long Groups, bool Bias) : Operation;

    /// <summary>The transpose of a convolution.</summary>
    public sealed record ConvTranspose2d(
        long InChannels,
        long OutChannels,
        Pair Kernel,
        Pair Stride,
        Pair Padding,
        Pair OutputPadding,
        Pair Dilation,
        long Groups,
        bool Bias) : Operation;

    /// <summary>A fully connected layer, over the last axis.</summary>
    public sealed record Linear(long InFeatures, long OutFeatures, bool Bias) : Operation;
}
