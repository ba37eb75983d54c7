using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>Largest and mean numbers of windows and channels.</summary>
internal static class Pooling
{
    private static readonly Pair None = new(0, 0);
    private static readonly Pair One = new(1, 1);

    /// <summary>The code of the family's operations; nothing for others.</summary>
    public static StepCode? Code(Operation operation) => operation switch
    {
        Operation.MaxPool2d pool => MaxPool2d(pool),
        Operation.AvgPool2d pool => AvgPool2d(pool),
        Operation.AdaptiveAvgPool2d pool => AdaptiveAvgPool2d(pool),
        Operation.AdaptiveMaxPool2d pool => AdaptiveMaxPool2d(pool),
        Operation.GlobalAvgPool => GlobalAvgPool,
        Operation.GlobalMaxPool => GlobalMaxPool,
        _ => null,
    };

    /// <summary><c>x.mean([2, 3])</c>: the mean over height and width.</summary>
    private static StepCode GlobalAvgPool => new StepCode.Function(operands => $"{operands[0]}.mean([2, 3])");

    /// <summary><c>x.amax(2, 3)</c>: the maximum over height and width, which its backward pass looks for in the input again.</summary>
    private static StepCode GlobalMaxPool => new StepCode.Function(operands => $"{operands[0]}.amax(2, 3)") { NeedsResult = true };

    /// <summary><c>functional.adaptive_avg_pool2d(x, 7)</c>.</summary>
    private static StepCode AdaptiveAvgPool2d(Operation.AdaptiveAvgPool2d pool)
    {
        var windows = new Windows(pool.Size);
        return new StepCode.Function(operands => $"functional.adaptive_avg_pool2d({operands[0]}, {windows.Of(pool.Size)})");
    }

    /// <summary><c>functional.adaptive_max_pool2d(x, [7, 7])</c>.</summary>
    private static StepCode AdaptiveMaxPool2d(Operation.AdaptiveMaxPool2d pool) => new StepCode.Function(
        operands => $"functional.adaptive_max_pool2d({operands[0]}, [{Literals.Of(pool.Size.Height)}, {Literals.Of(pool.Size.Width)}])");

    /// <summary><c>functional.max_pool2d(x, 3, stride: 2, padding: 1)</c>.</summary>
    private static StepCode MaxPool2d(Operation.MaxPool2d pool)
    {
        var windows = new Windows(pool.Kernel, pool.Stride, pool.Padding, pool.Dilation);
        return new StepCode.Function(operands => Call.Of(
            "functional.max_pool2d",
            [operands[0], windows.Of(pool.Kernel)],
            ("stride", windows.Unless(pool.Kernel, pool.Stride)),
            ("padding", windows.Unless(None, pool.Padding)),
            ("dilation", windows.Unless(One, pool.Dilation)),
            ("ceil_mode", Call.Unless(!pool.CeilMode, "true"))));
    }

    /// <summary><c>functional.avg_pool2d(x, 2)</c>.</summary>
    private static StepCode AvgPool2d(Operation.AvgPool2d pool)
    {
        var windows = new Windows(pool.Kernel, pool.Stride, pool.Padding);
        return new StepCode.Function(operands => Call.Of(
            "functional.avg_pool2d",
            [operands[0], windows.Of(pool.Kernel)],
            ("stride", windows.Unless(pool.Kernel, pool.Stride)),
            ("padding", windows.Unless(None, pool.Padding)),
            ("ceil_mode", Call.Unless(!pool.CeilMode, "true")),
            ("count_include_pad", Call.Unless(pool.CountIncludePad, "false"))));
    }
}
