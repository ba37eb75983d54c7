using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>Tensors that an optimizer keeps for each parameter.</summary>
internal static class OptimizerState
{
    /// <summary>A zero for every number of every parameter, beside it on its device.</summary>
    public static ImmutableArray<Tensor> Zeros(ImmutableArray<NamedParameter> parameters)
    {
        using var without = no_grad();
        return [.. parameters.Select(parameter => zeros_like(parameter.Tensor))];
    }

    /// <summary>Names for them, PyTorch's word first: <c>exp_avg/conv1.weight</c>.</summary>
    public static ImmutableDictionary<string, Tensor> Named(
        string kind, ImmutableArray<NamedParameter> parameters, ImmutableArray<Tensor> tensors) =>
        parameters.Zip(tensors).ToImmutableDictionary(pair => $"{kind}/{pair.First.Name}", pair => pair.Second);
}
