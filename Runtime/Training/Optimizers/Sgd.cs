using System.Collections.Immutable;
using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent as <c>torch.optim.SGD</c> does it. With gradient g, parameter θ, decay λ and momentum μ:
/// g ← g + λθ; v ← μv + g; θ ← θ - learning rate · v, or of g + μv with Nesterov's momentum. Without momentum there is no v.
/// </summary>
/// <param name="Momentum">μ, in [0, 1).</param>
/// <param name="Nesterov">Whether the momentum is Nesterov's.</param>
internal sealed record Sgd(double Momentum, bool Nesterov) : IUpdateRule
{
    /// <inheritdoc/>
    // PyTorch's velocity begins as the first gradient, which is what one step from zero makes of it.
    public ImmutableArray<string> Kept => Momentum > 0 ? ["momentum_buffer"] : [];

    /// <inheritdoc/>
    public bool CountsSteps => false;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        Decay.IntoGradients(movement);
        if (Momentum > 0)
        {
            var velocity = movement.Kept[0];
            Foreach.Multiply(velocity, Momentum);
            Foreach.Add(velocity, movement.Gradients, 1);
            if (!Nesterov)
            {
                Foreach.Add(movement.Parameters, velocity, -movement.Rate);
                return;
            }
            Foreach.Add(movement.Gradients, velocity, Momentum);
        }
        Foreach.Add(movement.Parameters, movement.Gradients, -movement.Rate);
    }
}
