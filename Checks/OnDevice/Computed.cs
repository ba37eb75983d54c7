using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace DeclarativeNet.Checks.OnDevice;

/// <summary>What a network computes: its scores, the loss, and a gradient for each parameter.</summary>
internal static class Computed
{
    private const int Pictures = 2;

    /// <summary>The side of pictures for networks that leave theirs open.</summary>
    private const int Side = 64;

    /// <summary>How far the numbers may differ, against the largest of their tensor: in 64 bits only the order of sums is left.</summary>
    private const double Tolerance = 1e-8;

    /// <summary>Tensors of no number larger than this are compared as if they had one: some gradients are zero but for rounding.</summary>
    private const double Least = 1e-6;

    /// <summary>Compares a network of the same weights on both devices.</summary>
    /// <param name="model">The network.</param>
    /// <param name="isTraining">Whether as in training, which no network can stand that draws at random.</param>
    /// <param name="device">The other device.</param>
    public static Outcome Compare(ModelDefinition model, bool isTraining, Device device)
    {
        using var scope = NewDisposeScope();
        var (here, there) = (On(CPU, model, isTraining), On(device, model, isTraining));
        if (!here.Keys.Order().SequenceEqual(there.Keys.Order()))
            return new(false, "other parameters have gradients");
        var (name, difference) = here
            .Select(tensor => (tensor.Key, Difference(tensor.Value, there[tensor.Key])))
            .MaxBy(pair => pair.Item2);
        return new(difference <= Tolerance, FormattableString.Invariant($"{here.Count} tensors, the largest difference {difference:E1} in {name}"));
    }

    private static ImmutableDictionary<string, Tensor> On(Device device, ModelDefinition model, bool isTraining)
    {
        manual_seed(1);
        using var network = model.Create();
        network.train(isTraining);
        using var images = rand([Pictures, model.Input.Channels, model.Input.Height ?? Side, model.Input.Width ?? Side], ScalarType.Float64);
        using var labels = randint(model.Classes, [Pictures], dtype: ScalarType.Int64);
        network.to(ScalarType.Float64).to(device);
        using var pictures = images.to(device);
        using var classes = labels.to(device);
        using var scores = network.call(pictures);
        using var loss = nn.functional.cross_entropy(scores, classes);
        loss.backward();
        return network.named_parameters()
            .Where(named => named.parameter.grad is not null)
            .Select(named => (Name: $"the gradient of {named.name}", Tensor: named.parameter.grad!))
            .Concat([(Name: "the scores", Tensor: scores), (Name: "the loss", Tensor: loss)])
            .ToImmutableDictionary(named => named.Name, named => named.Tensor.detach().cpu().clone());
    }

    private static double Difference(Tensor expected, Tensor found) =>
        (expected - found).abs().max().item<double>() / Math.Max(Least, expected.abs().max().item<double>());
}
