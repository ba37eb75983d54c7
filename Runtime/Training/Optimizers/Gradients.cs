using System.Collections.Immutable;
using DeclarativeNet.Torch;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>The gradients of one step, and where the parameters that have one stand. It owns its gradients' handles.</summary>
internal sealed class Gradients : IDisposable
{
    private readonly ImmutableArray<Tensor?> all;

    /// <summary>Looks which parameters have a gradient.</summary>
    public Gradients(IEnumerable<Tensor> parameters)
    {
        all = [.. parameters.Select(parameter => parameter.grad)];
        Positions = [.. Enumerable.Range(0, all.Length).Where(position => all[position] is not null)];
    }

    /// <summary>The parameters that have a gradient, as places in the list of parameters.</summary>
    public ImmutableArray<int> Positions { get; }

    /// <summary>The gradient of the parameter at one of <see cref="Positions"/>.</summary>
    public Tensor this[int position] => all[position]!;

    /// <summary>
    /// Scales the gradients down until all together, as one vector, are no longer than a maximum; as PyTorch's <c>clip_grad_norm_</c>.
    /// </summary>
    /// <param name="parameters">The parameters whose gradients are meant; those without one count nothing.</param>
    /// <param name="maximum">The largest Euclidean norm; above 0.</param>
    public static void ClipNorm(IEnumerable<Tensor> parameters, double maximum)
    {
        using var without = no_grad();
        using var gradients = new Gradients(parameters);
        if (gradients.Positions.IsEmpty)
            return;
        ImmutableArray<Tensor> tensors = [.. gradients.Positions.Select(position => gradients[position])];
        using var norms = Foreach.Norms(tensors);
        using var norm = norms.norm();
        // The factor stays on the device: whether there is anything to clip is not worth waiting for.
        using var factor = norm.add_(1e-6).reciprocal_().mul_(maximum).clamp_max_(1);
        Foreach.Multiply(tensors, [.. Enumerable.Repeat(factor, tensors.Length)]);
    }

    /// <summary>Releases the handles.</summary>
    public void Dispose()
    {
        foreach (var tensor in all)
            tensor?.Dispose();
    }
}
