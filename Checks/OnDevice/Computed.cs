using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary>What a network computes: its scores, the loss, a gradient for each parameter, and its buffers afterwards.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Create">Makes the network.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Loss">A number from its scores.</param>
internal sealed record Computed(string Name, Func<Network> Create, InputShape Input, Func<Tensor, Tensor> Loss)
{
    private const int Pictures = 2;

    /// <summary>The side of pictures for networks that leave theirs open.</summary>
    private const int Side = 64;

    /// <summary>Tensors of no number larger than this are compared as if they had one: some gradients are zero but for rounding.</summary>
    private const double Least = 1e-6;

    /// <summary>A classifier, with the loss that it learns by.</summary>
    public static Computed Of(ModelDefinition model) => new(model.Name, model.Create, model.Input, scores =>
    {
        using var labels = zeros([scores.shape[0]], ScalarType.Int64, scores.device);
        return nn.functional.cross_entropy(scores, labels);
    });

    /// <summary>Compares the network with the same weights on the CPU and on another device.</summary>
    /// <param name="device">The other device.</param>
    /// <param name="numbers">What it computes with.</param>
    /// <param name="tolerance">How far numbers may differ, against the largest of their tensor.</param>
    /// <param name="isTraining">Whether as in training, which no network can stand that draws at random.</param>
    public Outcome Compare(Device device, ScalarType numbers, double tolerance, bool isTraining = false)
    {
        using var scope = NewDisposeScope();
        var rounds = backends.cudnn.allow_tf32;
        backends.cudnn.allow_tf32 = false;
        try
        {
            return Compare(On(CPU, numbers, isTraining), On(device, numbers, isTraining), tolerance);
        }
        finally
        {
            backends.cudnn.allow_tf32 = rounds;
        }
    }

    /// <summary>Compares tensors by name.</summary>
    public static Outcome Compare(IReadOnlyDictionary<string, Tensor> here, IReadOnlyDictionary<string, Tensor> there, double tolerance)
    {
        if (here.Keys.Except(there.Keys).Concat(there.Keys.Except(here.Keys)).Order().FirstOrDefault() is { } only)
            return new(false, $"{only} is there on one device alone");
        var (name, difference) = here
            .Select(tensor => (tensor.Key, Difference(tensor.Value, there[tensor.Key])))
            .MaxBy(pair => pair.Item2);
        return new(difference <= tolerance, FormattableString.Invariant($"{here.Count} tensors, the largest difference {difference:E1} in {name}"));
    }

    private ImmutableDictionary<string, Tensor> On(Device device, ScalarType numbers, bool isTraining)
    {
        manual_seed(1);
        using var network = Create();
        network.train(isTraining);
        using var images = rand([Pictures, Input.Channels, Input.Height ?? Side, Input.Width ?? Side], numbers);
        network.to(numbers).to(device);
        using var pictures = images.to(device);
        using var scores = network.call(pictures);
        using var loss = Loss(scores);
        loss.backward();
        var found = network.named_parameters()
            .Where(named => named.parameter.grad is not null)
            .Select(named => (Name: $"the gradient of {named.name}", Tensor: named.parameter.grad!))
            .Concat(network.named_buffers().Select(named => (Name: named.name, Tensor: named.buffer)))
            .Concat([(Name: "the scores", Tensor: scores), (Name: "the loss", Tensor: loss)])
            .ToList();
        return found.Find(named => named.Tensor.device.type != device.type) is { Name: { } elsewhere }
            ? throw new InvalidOperationException($"{elsewhere} is not on {device}")
            : found.ToImmutableDictionary(named => named.Name, named => named.Tensor.detach().cpu().to(ScalarType.Float64).clone());
    }

    /// <summary>The largest difference, against the largest number; infinite where one is no number.</summary>
    private static double Difference(Tensor expected, Tensor found) =>
        (expected - found).abs().max().item<double>() / Math.Max(Least, expected.abs().max().item<double>()) is var difference
        && double.IsNaN(difference) ? double.PositiveInfinity : difference;
}
