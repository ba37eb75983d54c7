using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet.Networks.Tests.Drawn;

/// <summary>
/// What libtorch makes of a drawn network: each step is one call with a weight of the size that the step's numbers ask for, and whether
/// the numbers fit is for libtorch to say.
/// </summary>
internal static class Libtorch
{
    /// <summary>The shape of every value without the batch axis, the input's included; or nothing where libtorch refuses a step.</summary>
    public static IReadOnlyDictionary<string, long[]>? Shapes(DrawnNetwork network, int height, int width)
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        var values = new Dictionary<string, Tensor> { ["Pixels"] = zeros(2, network.Channels, height, width) };
        var previous = values["Pixels"];
        try
        {
            foreach (var value in network.Values)
            {
                previous = value.Steps.Aggregate(Start(value.Source, previous, values), Apply);
                values[value.Name] = previous;
            }
        }
        catch (Exception refused) when (refused is System.Runtime.InteropServices.ExternalException or UnequalShapesException)
        {
            return null;
        }
        return values.ToDictionary(value => value.Key, value => value.Value.shape[1..]);
    }

    private static Tensor Start(Source source, Tensor previous, Dictionary<string, Tensor> values) => source switch
    {
        Source.Previous => previous,
        Source.From from => values[from.Value],
        Source.Add add => Sum(values[add.First], values[add.Second]),
        Source.Concat concat => cat([values[concat.First], values[concat.Second]], 1),
        _ => throw new InvalidOperationException($"{source} is not known."),
    };

    /// <summary>libtorch would stretch axes of size 1; the language takes the sum of equal shapes only.</summary>
    private static Tensor Sum(Tensor first, Tensor second) =>
        first.shape.SequenceEqual(second.shape) ? first + second : throw new UnequalShapesException();

    private static Tensor Apply(Tensor x, Step step) => step switch
    {
        Step.Conv2d conv => Convolve(x, conv),
        Step.MaxPool2d pool => F.max_pool2d(
            x, Both(pool.Kernel), Stride(pool.Kernel, pool.Stride), [pool.Padding, pool.Padding], [pool.Dilation, pool.Dilation], pool.Ceil),
        Step.AvgPool2d pool => F.avg_pool2d(
            x, Both(pool.Kernel), Stride(pool.Kernel, pool.Stride), [pool.Padding, pool.Padding], pool.Ceil, pool.CountPadding),
        Step.BatchNorm => F.batch_norm(x, zeros(x.shape[1]), ones(x.shape[1])),
        Step.Relu => F.relu(x),
        Step.Dropout => F.dropout(x, 0.25, training: false),
        Step.GlobalAvgPool => x.mean([2, 3]),
        Step.Flatten => x.flatten(1),
        Step.Linear linear => F.linear(x, zeros(linear.Out, x.shape[1])),
        _ => throw new InvalidOperationException($"{step} is not known."),
    };

    private static Tensor Convolve(Tensor x, Step.Conv2d conv)
    {
        var weight = zeros(conv.Out, x.shape[1] / conv.Groups, conv.Kernel.H, conv.Kernel.W);
        var bias = conv.Bias ? zeros(conv.Out) : null;
        long[] stride = [conv.Stride, conv.Stride], dilation = [conv.Dilation, conv.Dilation];
        return conv.Padding is { } padding
            ? F.conv2d(x, weight, bias, stride, [padding, padding], dilation, conv.Groups)
            : F.conv2d_padding(x, weight, bias, stride, TorchSharp.Padding.Same, dilation, conv.Groups);
    }

    private static long[] Both((int H, int W) size) => [size.H, size.W];

    private static long[] Stride((int H, int W) kernel, int? stride) => stride is { } side ? [side, side] : Both(kernel);

    private sealed class UnequalShapesException : Exception;
}
