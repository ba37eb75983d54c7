namespace DeclarativeNet;

/// <summary>The largest number in each window, <c>C×H×W → C×H'×W'</c>, as <c>torch.nn.MaxPool2d</c>.</summary>
/// <param name="kernelSize">Side of the window; an array gives height and width.</param>
public sealed class MaxPool2dAttribute(object kernelSize) : StepAttribute
{
    /// <summary>Side of the window, or height and width.</summary>
    public object KernelSize { get; } = kernelSize;

    /// <summary>Step of the window; the window's side where nothing is said.</summary>
    public object? Stride { get; set; }

    /// <summary>Cells of minus infinity added on each side; at most half the window.</summary>
    public object Padding { get; set; } = 0;

    /// <summary>Distance between the window's taps.</summary>
    public object Dilation { get; set; } = 1;

    /// <summary>Whether a window that sticks out over the edge still counts.</summary>
    public bool CeilMode { get; set; }
}

/// <summary>The mean of each window, <c>C×H×W → C×H'×W'</c>, as <c>torch.nn.AvgPool2d</c>.</summary>
/// <param name="kernelSize">Side of the window; an array gives height and width.</param>
public sealed class AvgPool2dAttribute(object kernelSize) : StepAttribute
{
    /// <summary>Side of the window, or height and width.</summary>
    public object KernelSize { get; } = kernelSize;

    /// <summary>Step of the window; the window's side where nothing is said.</summary>
    public object? Stride { get; set; }

    /// <summary>Zeros added on each side; at most half the window.</summary>
    public object Padding { get; set; } = 0;

    /// <summary>Whether a window that sticks out over the edge still counts.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether the zeros of the padding count in the mean.</summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>The mean of each channel, <c>C×H×W → C</c>, or of all tokens, <c>L×D → D</c>: a vector.</summary>
public sealed class GlobalAvgPoolAttribute : StepAttribute;

/// <summary>The largest number of each channel, <c>C×H×W → C</c>: a map becomes a vector.</summary>
/// <remarks>Where several numbers are the largest, each has its share of the gradient.</remarks>
public sealed class GlobalMaxPoolAttribute : StepAttribute;

/// <summary>
/// The means of as many windows as the result has pixels, <c>C×H×W → C×H'×W'</c> for any H and W, as
/// <c>torch.nn.AdaptiveAvgPool2d</c>.
/// </summary>
/// <remarks>Window i of an axis spans <c>⌊i·H / H'⌋</c> up to <c>⌈(i + 1)·H / H'⌉</c>.</remarks>
/// <param name="outputSize">Side of the result; an array gives height and width.</param>
public sealed class AdaptiveAvgPool2dAttribute(object outputSize) : StepAttribute
{
    /// <summary>Side of the result, or height and width.</summary>
    public object OutputSize { get; } = outputSize;
}

/// <summary>
/// The largest numbers of as many windows as the result has pixels, <c>C×H×W → C×H'×W'</c> for any H and W, as
/// <c>torch.nn.AdaptiveMaxPool2d</c>.
/// </summary>
/// <remarks>Window i of an axis spans <c>⌊i·H / H'⌋</c> up to <c>⌈(i + 1)·H / H'⌉</c>.</remarks>
/// <param name="outputSize">Side of the result; an array gives height and width.</param>
public sealed class AdaptiveMaxPool2dAttribute(object outputSize) : StepAttribute
{
    /// <summary>Side of the result, or height and width.</summary>
    public object OutputSize { get; } = outputSize;
}
