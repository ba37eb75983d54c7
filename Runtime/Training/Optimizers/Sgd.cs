using System.Collections.Immutable;
using DeclarativeNet.Torch;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent as <c>torch.optim.SGD</c> does it. With gradient g, parameter θ, decay λ and momentum μ:
/// g ← g + λθ; v ← μv + g; θ ← θ - learning rate · v. Without momentum there is no v, and no state.
/// </summary>
internal sealed class Sgd : IOptimizer
{
    private readonly ImmutableArray<NamedParameter> parameters;
    private readonly ImmutableArray<Tensor> tensors;
    private readonly ImmutableArray<Tensor> velocities;
    private readonly double momentum;
    private readonly double weightDecay;

    /// <summary>An optimizer that has not made a step.</summary>
    /// <param name="parameters">What it moves.</param>
    /// <param name="momentum">μ, in [0, 1).</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    public Sgd(ImmutableArray<NamedParameter> parameters, double momentum, double weightDecay)
    {
        (this.parameters, this.momentum, this.weightDecay) = (parameters, momentum, weightDecay);
        tensors = [.. parameters.Select(parameter => parameter.Tensor)];
        // PyTorch's velocity begins as the first gradient, which is what one step from zero makes of it.
        velocities = momentum > 0 ? OptimizerState.Zeros(parameters) : [];
        State = momentum > 0 ? OptimizerState.Named("momentum_buffer", parameters, velocities) : ImmutableDictionary<string, Tensor>.Empty;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <inheritdoc/>
    public void Step(double learningRate)
    {
        using var without = no_grad();
        using var gradients = new Gradients(parameters);
        var moved = gradients.Matching(tensors);
        if (weightDecay > 0)
            Foreach.Add(gradients.Tensors, moved, weightDecay);
        if (momentum > 0)
        {
            var velocity = gradients.Matching(velocities);
            Foreach.Multiply(velocity, momentum);
            Foreach.Add(velocity, gradients.Tensors, 1);
            Foreach.Add(moved, velocity, -learningRate);
        }
        else
            Foreach.Add(moved, gradients.Tensors, -learningRate);
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values)
            tensor.Dispose();
    }
}
