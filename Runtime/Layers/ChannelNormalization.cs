using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>
/// Pictures with the mean and deviation of a data set taken out, channel by channel, <c>N×C×H×W → N×C×H×W</c>. Its numbers are no part of the
/// state dictionary.
/// </summary>
public sealed class ChannelNormalization : nn.Module<Tensor, Tensor>
{
    // Moving the module sets the fields anew, by the names of the buffers.
    private readonly Tensor mean;
    private readonly Tensor deviation;

    /// <summary>Makes one.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="deviation">The standard deviation of each channel; above 0.</param>
    public ChannelNormalization(double[] mean, double[] deviation)
        : base(nameof(ChannelNormalization))
    {
        this.mean = Channels(mean);
        this.deviation = Channels(deviation);
        register_buffer(nameof(mean), this.mean, persistent: false);
        register_buffer(nameof(deviation), this.deviation, persistent: false);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.sub(mean).div_(deviation);

    private static Tensor Channels(double[] numbers) =>
        tensor(numbers.Select(number => (float)number).ToArray(), [1, numbers.Length, 1, 1], ScalarType.Float32);
}
