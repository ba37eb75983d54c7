using System.Collections.Immutable;
using DeclarativeNet.Generators.Diagnostics;
using DeclarativeNet.Generators.Model;
using DeclarativeNet.Generators.Shapes.Symbolic;
using DeclarativeNet.Generators.Shapes.Tracing;

namespace DeclarativeNet.Generators.Shapes.Rules;

/// <summary>Pools.</summary>
internal static class PoolingRules
{
    /// <summary>The rules of the family.</summary>
    public static ImmutableArray<StepRule> All { get; } =
    [
        new StepRule.Unary("MaxPool2d", [ValueKind.Map], HasParameters: false, MaxPool2d),
        new StepRule.Unary("AvgPool2d", [ValueKind.Map], HasParameters: false, AvgPool2d),
        new StepRule.Unary("AdaptiveAvgPool2d", [ValueKind.Map], HasParameters: false, (context, input) =>
            Adapt(context, input, size => new Operation.AdaptiveAvgPool2d(size))),
        new StepRule.Unary("AdaptiveMaxPool2d", [ValueKind.Map], HasParameters: false, (context, input) =>
            Adapt(context, input, size => new Operation.AdaptiveMaxPool2d(size))),
        new StepRule.Unary("GlobalAvgPool", [ValueKind.Map, ValueKind.Tokens], HasParameters: false, GlobalAvgPool),
        new StepRule.Unary("GlobalMaxPool", [ValueKind.Map], HasParameters: false, (_, input) => Global(input, new Operation.GlobalMaxPool())),
    ];

    /// <summary><c>C×H×W → C</c>, <c>L×D → D</c>.</summary>
    private static StepResult? GlobalAvgPool(StepContext context, Flow input) => input.Is(ValueKind.Map)
        ? Global(input, new Operation.GlobalAvgPool())
        : StepResult.Free(ValueKind.Vector, new Shape(EquatableArray.Of(input.Shape.Sizes[1])), new Operation.MeanToken());

    private static StepResult? MaxPool2d(StepContext context, Flow input) =>
        Pool(context, input, context.Pair("Dilation", DimPair.Both(1), 1), windows => new Operation.MaxPool2d(
            windows.Kernel.ToPair(), windows.Stride.ToPair(), windows.Padding.ToPair(), windows.Dilation.ToPair(), windows.CeilMode));

    private static StepResult? AvgPool2d(StepContext context, Flow input) =>
        Pool(context, input, DimPair.Both(1), windows => new Operation.AvgPool2d(
            windows.Kernel.ToPair(),
            windows.Stride.ToPair(),
            windows.Padding.ToPair(),
            windows.CeilMode,
            context.Flag("CountIncludePad", true)));

    /// <summary><c>C×H×W → C</c>.</summary>
    private static StepResult Global(Flow input, Operation operation) =>
        StepResult.Free(ValueKind.Vector, new Shape(EquatableArray.Of(input.Shape.Sizes[0])), operation);

    /// <summary><c>C×H×W → C×H'×W'</c>, whatever H and W.</summary>
    private static StepResult? Adapt(StepContext context, Flow input, Func<Pair, Operation> operation) =>
        context.Pair("outputSize", null, 1) is not { } size
            ? null
            : StepResult.Free(
                ValueKind.Map,
                new Shape(EquatableArray.Of(input.Shape.Sizes[0], size.Height, size.Width)),
                size.IsConstant ? operation(size.ToPair()) : null);

    /// <summary><c>C×H×W → C×H'×W'</c>; the stride is the window where nothing is said.</summary>
    private static StepResult? Pool(StepContext context, Flow input, DimPair? dilation, Func<Windows, Operation> operation)
    {
        var kernel = context.Pair("kernelSize", null, 1);
        var stride = context.Pair("Stride", kernel, 1);
        var padding = context.Pair("Padding", DimPair.Both(0), 0);
        if (kernel is null || stride is null || padding is null || dilation is null)
            return null;

        var windows = new Windows(kernel, stride, padding, dilation, context.Flag("CeilMode", false));
        return PadsAtMostHalf(context, windows) && windows.Slide(context, input) is { } area
            ? StepResult.Free(
                ValueKind.Map,
                new Shape(EquatableArray.Of(input.Shape.Sizes[0], area.Height, area.Width)),
                windows.IsConstant ? operation(windows) : null)
            : null;
    }

    /// <summary>A window that lay in the padding alone would have nothing to take the maximum or the mean of.</summary>
    private static bool PadsAtMostHalf(StepContext context, Windows windows) => context.Require(
        Proposition.And(
            Proposition.AtLeast(windows.Kernel.Height, 2 * windows.Padding.Height),
            Proposition.AtLeast(windows.Kernel.Width, 2 * windows.Padding.Width)),
        context.At("Padding"),
        new Violation(
            Catalogue.PoolPadding,
            $"{context.Subject} has the padding {windows.Padding} on a window of {windows.Kernel}",
            "",
            "a pool's padding is at most half its window"));
}
