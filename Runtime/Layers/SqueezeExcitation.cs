using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet;

/// <summary>
/// A factor for each channel of a map, <c>N×C×H×W → N×C×H×W</c>, from the means of all channels; its parameters are called as
/// torchvision's (Hu et al., 2018).
/// </summary>
public sealed class SqueezeExcitation : nn.Module<Tensor, Tensor>
{
    // The names of the fields are the names in the state dictionary.
    private readonly Conv2d fc1;
    private readonly Conv2d fc2;
    private readonly Activation activation;
    private readonly Gate gate;

    /// <summary>Makes one, with fresh parameters.</summary>
    /// <param name="channels">Channels of the map, C.</param>
    /// <param name="squeeze">Channels between the two convolutions.</param>
    /// <param name="activation">The activation between the two convolutions.</param>
    /// <param name="gate">What turns scores into factors.</param>
    public SqueezeExcitation(long channels, long squeeze, Activation activation = Activation.Relu, Gate gate = Gate.Sigmoid)
        : base(nameof(SqueezeExcitation))
    {
        (this.activation, this.gate) = (activation, gate);
        fc1 = nn.Conv2d(channels, squeeze, 1);
        fc2 = nn.Conv2d(squeeze, channels, 1);
        RegisterComponents();
    }

    /// <summary>The convolution to few channels.</summary>
    public Conv2d Fc1 => fc1;

    /// <summary>The convolution back.</summary>
    public Conv2d Fc2 => fc2;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var mean = input.mean([2, 3], keepdim: true);
        using var few = fc1.forward(mean);
        using var active = activation == Activation.Silu ? F.silu(few) : F.relu(few);
        using var scores = fc2.forward(active);
        using var factors = gate == Gate.HardSigmoid ? F.hardsigmoid(scores) : F.sigmoid(scores);
        return input.mul(factors);
    }
}
