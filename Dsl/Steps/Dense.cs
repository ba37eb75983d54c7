namespace DeclarativeNet;

/// <summary>A two-dimensional convolution, <c>C×H×W → OutChannels×H'×W'</c>, as <c>torch.nn.Conv2d</c>.</summary>
/// <remarks><c>H' = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1</c>, and the same for the width.</remarks>
/// <param name="outChannels">Channels of the result.</param>
/// <param name="kernelSize">Side of the window; an array gives height and width.</param>
public sealed class Conv2dAttribute(object outChannels, object kernelSize) : StepAttribute
{
    /// <summary>Channels of the result.</summary>
    public object OutChannels { get; } = outChannels;

    /// <summary>Side of the window, or height and width.</summary>
    public object KernelSize { get; } = kernelSize;

    /// <summary>Step of the window, or by height and width.</summary>
    public object Stride { get; set; } = 1;

    /// <summary>Zeros added on each side: a number, height and width, or <see cref="DeclarativeNet.Padding"/>.</summary>
    public object Padding { get; set; } = 0;

    /// <summary>Distance between the window's taps.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; divides the channels of input and result.</summary>
    public object Groups { get; set; } = 1;

    /// <summary>Whether a learned bias is added.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>
/// A convolution of each channel on its own, <c>C×H×W → C·Multiplier×H'×W'</c>: <c>torch.nn.Conv2d</c> with as many groups as channels.
/// </summary>
/// <remarks><c>H' = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1</c>, and the same for the width.</remarks>
/// <param name="kernelSize">Side of the window; an array gives height and width.</param>
public sealed class DepthwiseConv2dAttribute(object kernelSize) : StepAttribute
{
    /// <summary>Side of the window, or height and width.</summary>
    public object KernelSize { get; } = kernelSize;

    /// <summary>How many channels of the result each channel gives.</summary>
    public object Multiplier { get; set; } = 1;

    /// <summary>Step of the window, or by height and width.</summary>
    public object Stride { get; set; } = 1;

    /// <summary>Zeros added on each side: a number, height and width, or <see cref="DeclarativeNet.Padding"/>.</summary>
    public object Padding { get; set; } = 0;

    /// <summary>Distance between the window's taps.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Whether a learned bias is added.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>
/// The transpose of a two-dimensional convolution, which enlarges: <c>C×H×W → OutChannels×H'×W'</c>, as
/// <c>torch.nn.ConvTranspose2d</c>.
/// </summary>
/// <remarks>
/// <c>H' = (H − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1</c>, and the same for the width.
/// </remarks>
/// <param name="outChannels">Channels of the result.</param>
/// <param name="kernelSize">Side of the window; an array gives height and width.</param>
public sealed class ConvTranspose2dAttribute(object outChannels, object kernelSize) : StepAttribute
{
    /// <summary>Channels of the result.</summary>
    public object OutChannels { get; } = outChannels;

    /// <summary>Side of the window, or height and width.</summary>
    public object KernelSize { get; } = kernelSize;

    /// <summary>How far apart neighbouring pixels' windows lie in the result, or by height and width.</summary>
    public object Stride { get; set; } = 1;

    /// <summary>What is cut off the result on each side: a number, or height and width.</summary>
    public object Padding { get; set; } = 0;

    /// <summary>What is added to the result below and to the right; smaller than the stride or the dilation.</summary>
    public object OutputPadding { get; set; } = 0;

    /// <summary>Distance between the window's taps.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other; divides the channels of input and result.</summary>
    public object Groups { get; set; } = 1;

    /// <summary>Whether a learned bias is added.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>A fully connected layer, <c>D → OutFeatures</c>, token by token for tokens, as <c>torch.nn.Linear</c>.</summary>
/// <param name="outFeatures">Size of the result.</param>
public sealed class LinearAttribute(object outFeatures) : StepAttribute
{
    /// <summary>Size of the result.</summary>
    public object OutFeatures { get; } = outFeatures;

    /// <summary>Whether a learned bias is added.</summary>
    public bool Bias { get; set; } = true;
}
