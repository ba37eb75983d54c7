using System.Collections.Immutable;
using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Lion (Chen et al., 2023, Algorithm 2). With gradient g, parameter θ, decay λ, β₁ = 0.9, β₂ = 0.99:
/// θ ← θ - learning rate · (sign(β₁m + (1 - β₁)g) + λθ); m ← β₂m + (1 - β₂)g.
/// </summary>
internal sealed record Lion : IUpdateRule
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.99;

    /// <inheritdoc/>
    public ImmutableArray<string> Kept => ["exp_avg"];

    /// <inheritdoc/>
    public bool CountsSteps => false;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        Decay.Decoupled(movement);
        var mean = movement.Kept[0];
        using var direction = Foreach.Multiplied(mean, Beta1);
        Foreach.Add(direction, movement.Gradients, 1 - Beta1);
        Foreach.Sign(direction);
        Foreach.Add(movement.Parameters, direction, -movement.Rate);
        Foreach.Multiply(mean, Beta2);
        Foreach.Add(mean, movement.Gradients, 1 - Beta2);
    }
}
