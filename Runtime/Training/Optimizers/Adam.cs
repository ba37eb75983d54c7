using System.Collections.Immutable;
using DeclarativeNet.Torch;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015) as <c>torch.optim.Adam</c> does it. With gradient g, parameter θ, decay λ, step t, β₁ = 0.9, β₂ = 0.999,
/// ε = 1e-8: g ← g + λθ; m ← β₁m + (1 - β₁)g; v ← β₂v + (1 - β₂)g²;
/// θ ← θ - learning rate · m/(1 - β₁ᵗ) / (√(v/(1 - β₂ᵗ)) + ε).
/// </summary>
internal sealed class Adam : IOptimizer
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    private readonly ImmutableArray<NamedParameter> parameters;
    private readonly ImmutableArray<Tensor> tensors;
    private readonly ImmutableArray<Tensor> means;
    private readonly ImmutableArray<Tensor> squares;
    private readonly Tensor steps = zeros([], dtype: ScalarType.Int64);
    private readonly double weightDecay;

    /// <summary>An optimizer that has not made a step.</summary>
    /// <param name="parameters">What it moves.</param>
    /// <param name="weightDecay">λ, at least 0.</param>
    public Adam(ImmutableArray<NamedParameter> parameters, double weightDecay)
    {
        (this.parameters, this.weightDecay) = (parameters, weightDecay);
        tensors = [.. parameters.Select(parameter => parameter.Tensor)];
        means = OptimizerState.Zeros(parameters);
        squares = OptimizerState.Zeros(parameters);
        State = OptimizerState.Named("exp_avg", parameters, means)
            .AddRange(OptimizerState.Named("exp_avg_sq", parameters, squares))
            .Add("step", steps);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> State { get; }

    /// <inheritdoc/>
    public void Step(double learningRate)
    {
        using var without = no_grad();
        using var gradients = new Gradients(parameters);
        var (moved, mean, square) = (gradients.Matching(tensors), gradients.Matching(means), gradients.Matching(squares));
        var step = steps.add_(1).item<long>();
        if (weightDecay > 0)
            Foreach.Add(gradients.Tensors, moved, weightDecay);
        Foreach.Multiply(mean, Beta1);
        Foreach.Add(mean, gradients.Tensors, 1 - Beta1);
        Foreach.Multiply(square, Beta2);
        Foreach.AddProduct(square, gradients.Tensors, gradients.Tensors, 1 - Beta2);
        using var scale = Foreach.Sqrt(square);
        Foreach.Multiply(scale, 1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));
        Foreach.Add(scale, Epsilon);
        Foreach.AddQuotient(moved, mean, scale, -learningRate / (1 - Math.Pow(Beta1, step)));
    }

    /// <summary>Releases the state.</summary>
    public void Dispose()
    {
        foreach (var tensor in State.Values)
            tensor.Dispose();
    }
}
