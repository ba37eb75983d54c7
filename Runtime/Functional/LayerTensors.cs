using System.Collections.Immutable;
using TorchSharp;

namespace DeclarativeNet.Functional;

/// <summary>A layer's weight and bias, each of the shape that the layer gives it.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Bias">The bias.</param>
public sealed record WeightAndBias(torch.Tensor Weight, torch.Tensor Bias) : ITensors<WeightAndBias>
{
    /// <inheritdoc/>
    public static WeightAndBias Of(IReadOnlyDictionary<string, torch.Tensor> tensors, string prefix) =>
        new(tensors[prefix + "weight"], tensors[prefix + "bias"]);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, torch.Tensor>> At(string prefix) =>
        [new(prefix + "weight", Weight), new(prefix + "bias", Bias)];
}

/// <summary>The weight of a layer that has no bias.</summary>
/// <param name="Weight">The weight.</param>
public sealed record WeightAlone(torch.Tensor Weight) : ITensors<WeightAlone>
{
    /// <inheritdoc/>
    public static WeightAlone Of(IReadOnlyDictionary<string, torch.Tensor> tensors, string prefix) => new(tensors[prefix + "weight"]);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, torch.Tensor>> At(string prefix) => [new(prefix + "weight", Weight)];
}

/// <summary>The tensors of a layer by the names that the layer itself gives them.</summary>
/// <param name="Tensors">The tensors, by path within the layer.</param>
public sealed record NamedTensors(ImmutableArray<KeyValuePair<string, torch.Tensor>> Tensors) : ITensors<NamedTensors>
{
    /// <summary>The tensor of a name.</summary>
    /// <exception cref="KeyNotFoundException">The layer has no such tensor.</exception>
    public torch.Tensor this[string name] => Tensors.FirstOrDefault(tensor => tensor.Key == name).Value
        ?? throw new KeyNotFoundException($"There is no '{name}'; there are {string.Join(", ", Tensors.Select(tensor => tensor.Key))}.");

    /// <inheritdoc/>
    public static NamedTensors Of(IReadOnlyDictionary<string, torch.Tensor> tensors, string prefix) => new(
    [
        .. tensors.Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(tensor => KeyValuePair.Create(tensor.Key[prefix.Length..], tensor.Value)),
    ]);

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, torch.Tensor>> At(string prefix) =>
        Tensors.Select(tensor => KeyValuePair.Create(prefix + tensor.Key, tensor.Value));
}
