using System.Collections.Immutable;
using DeclarativeNet.Torch;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// LAMB (You et al., 2020, Algorithm 2, with φ the identity). m and v as Adam's, β₁ = 0.9, β₂ = 0.999, ε = 1e-6; with decay λ:
/// u = m/(1 - β₁ᵗ) / (√(v/(1 - β₂ᵗ)) + ε) + λθ; θ ← θ - learning rate · ‖θ‖/‖u‖ · u, each parameter with its own ratio, which is 1 where
/// a norm is 0.
/// </summary>
/// <param name="Adapts">Whether there is the ratio. The authors leave it out for biases and norms, as they leave out their decay.</param>
internal sealed record Lamb(bool Adapts) : IUpdateRule
{
    private static readonly Moments Moments = new(0.9, 0.999, 1e-6);

    /// <inheritdoc/>
    public ImmutableArray<string> Kept => Moments.Names;

    /// <inheritdoc/>
    public bool CountsSteps => true;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        Moments.Update(movement);
        using var scale = Moments.Scale(movement);
        using var update = Foreach.Quotient(movement.Kept[0], scale);
        Foreach.Multiply(update, Moments.Correction(movement));
        if (movement.WeightDecay > 0)
            Foreach.Add(update, movement.Parameters, movement.WeightDecay);
        if (Adapts)
        {
            using var ratios = Ratios(movement.Parameters, update);
            Foreach.Multiply(update, ratios.Tensors);
        }
        Foreach.Add(movement.Parameters, update, -movement.Rate);
    }

    /// <summary>‖θ‖/‖u‖ of each pair, or 1.</summary>
    private static TensorList Ratios(ImmutableArray<Tensor> parameters, ImmutableArray<Tensor> updates)
    {
        using var scope = NewDisposeScope();
        var (weights, steps) = (Foreach.Norms(parameters), Foreach.Norms(updates));
        var ratios = where(weights.gt(0).logical_and(steps.gt(0)), weights.div(steps), ones_like(weights));
        return new([.. ratios.unbind().Select(ratio => ratio.MoveToOuterDisposeScope())]);
    }
}
