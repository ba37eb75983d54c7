using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>A window that slides over a map: what convolutions and pools have in common.</summary>
/// <param name="Kernel">Its taps.</param>
/// <param name="Stride">Its step.</param>
/// <param name="Padding">What is added on each side.</param>
/// <param name="Dilation">The distance between taps.</param>
/// <param name="CeilMode">Whether one that sticks out at the end still counts.</param>
internal sealed record Windows(DimPair Kernel, DimPair Stride, DimPair Padding, DimPair Dilation, bool CeilMode)
{
    /// <summary>Whether all numbers are known.</summary>
    public bool IsConstant => Kernel.IsConstant && Stride.IsConstant && Padding.IsConstant && Dilation.IsConstant;

    /// <summary>How much of the map one window spans: <c>dilation·(kernel − 1) + 1</c>.</summary>
    public DimPair Extent => Dilation.Zip(Kernel, (dilation, kernel) => (dilation * (kernel - 1)) + 1);

    /// <summary>
    /// Height and width of the result, <c>⌊(H + 2·padding − extent) / stride⌋ + 1</c>. In ceil mode a window may stick out over the end,
    /// if it starts inside the map or its leading padding. Nothing where no window fits, which has then been reported.
    /// </summary>
    public DimPair? Slide(StepContext context, Flow input)
    {
        var (height, width) = (input.Shape.Sizes[1], input.Shape.Sizes[2]);
        var rest = (
            Height: Rest(height, Extent.Height, Stride.Height, Padding.Height),
            Width: Rest(width, Extent.Width, Stride.Width, Padding.Width));
        if (!Fits(context, input, rest.Height) || !Fits(context, input, rest.Width))
            return null;

        WarnOfDroppedPixels(context, input);
        return new DimPair(rest.Height.FloorDivide(Stride.Height) + 1, rest.Width.FloorDivide(Stride.Width) + 1);
    }

    /// <summary>How far the first window's start can move.</summary>
    private Dim Rest(Dim size, Dim extent, Dim stride, Dim padding)
    {
        var inside = size + (2 * padding) - extent;
        return CeilMode ? Dim.Min(inside + stride - 1, size + padding - 1) : inside;
    }

    private bool Fits(StepContext context, Flow input, Dim rest)
    {
        var (height, width) = (input.Shape.Sizes[1], input.Shape.Sizes[2]);
        var (paddedHeight, paddedWidth) = (height + (2 * Padding.Height), width + (2 * Padding.Width));
        var isPadded = Padding != DimPair.Both(0);
        return context.Require(
            Proposition.AtLeast(rest, 0),
            context.At("kernelSize"),
            () => new Violation(
                Catalogue.WindowTooLarge,
                $"{context.Subject} has a window of {Extent} on a map of {height.ToFactorString()}×{width.ToFactorString()}"
                    + (isPadded ? $", {paddedHeight.ToFactorString()}×{paddedWidth.ToFactorString()} with padding" : ""),
                input.Trace,
                "use a smaller window, more padding, or fewer strides before it",
                evaluate => $"the map is {evaluate(paddedHeight)}×{evaluate(paddedWidth)}{(isPadded ? " with padding" : "")}"),
            context.Report.MakersOf(input));
    }

    /// <summary>
    /// Where windows are to cover the map (no stride beyond their extent) and the last of them ends before the map does. What only the
    /// trailing padding loses is the usual rounding and no matter.
    /// </summary>
    private void WarnOfDroppedPixels(StepContext context, Flow input)
    {
        if (CeilMode)
            return;
        var dropped = new[]
            {
                (Noun: "row", Count: Dropped(input.Shape.Sizes[1], Extent.Height, Stride.Height, Padding.Height)),
                (Noun: "column", Count: Dropped(input.Shape.Sizes[2], Extent.Width, Stride.Width, Padding.Width)),
            }
            .Where(axis => axis.Count > 0)
            .Select(axis => Suggestion.Count(axis.Count, axis.Noun))
            .ToList();
        if (dropped.Count > 0)
            context.Error(
                Catalogue.DroppedPixels,
                context.At("Stride"),
                $"{context.Subject} never sees the last {Suggestion.List(dropped, "and")} of {input.Described}; {input.Trace}; choose sizes that the stride divides, or add padding",
                context.Report.MakersOf(input));
    }

    private static long Dropped(Dim size, Dim extent, Dim stride, Dim padding) =>
        size.IsConstant && extent.IsConstant && stride.IsConstant && padding.IsConstant && stride.Value <= extent.Value
            ? ((size.Value + (2 * padding.Value) - extent.Value) % stride.Value) - padding.Value
            : 0;
}
