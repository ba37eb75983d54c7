using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>A parameter and its path in the state dictionary.</summary>
/// <param name="Name">The path: <c>layer1.0.conv1.weight</c>.</param>
/// <param name="Tensor">The parameter; it belongs to the network.</param>
internal readonly record struct NamedParameter(string Name, Tensor Tensor);

/// <summary>The gradients of one step, and where the parameters that have one stand. It owns its gradients' handles.</summary>
internal sealed class Gradients : IDisposable
{
    private readonly ImmutableArray<int> positions;

    /// <summary>Looks which parameters have a gradient.</summary>
    public Gradients(ImmutableArray<NamedParameter> parameters)
    {
        var found = parameters
            .Select((parameter, position) => (position, gradient: parameter.Tensor.grad))
            .Where(pair => pair.gradient is not null)
            .ToList();
        positions = [.. found.Select(pair => pair.position)];
        Tensors = [.. found.Select(pair => pair.gradient!)];
    }

    /// <summary>The gradients, in the order of their parameters.</summary>
    public ImmutableArray<Tensor> Tensors { get; }

    /// <summary>Of a list with a tensor for each parameter, those whose parameter has a gradient.</summary>
    public ImmutableArray<Tensor> Matching(ImmutableArray<Tensor> all) => [.. positions.Select(position => all[position])];

    /// <summary>Releases the handles.</summary>
    public void Dispose()
    {
        foreach (var tensor in Tensors)
            tensor.Dispose();
    }
}
