using System.Collections.Immutable;
using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// RMSprop (Tieleman and Hinton, 2012) as <c>torch.optim.RMSprop</c> does it. With gradient g, parameter θ, decay λ, momentum μ, α = 0.99,
/// ε = 1e-8: g ← g + λθ; v ← αv + (1 - α)g²; u ← μu + g/(√v + ε); θ ← θ - learning rate · u. Without momentum u is the quotient alone.
/// </summary>
/// <param name="Momentum">μ, in [0, 1).</param>
internal sealed record RmsProp(double Momentum) : IUpdateRule
{
    private const double Alpha = 0.99;
    private const double Epsilon = 1e-8;

    /// <inheritdoc/>
    public ImmutableArray<string> Kept => Momentum > 0 ? ["square_avg", "momentum_buffer"] : ["square_avg"];

    /// <inheritdoc/>
    public bool CountsSteps => false;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        Decay.IntoGradients(movement);
        var square = movement.Kept[0];
        Foreach.Multiply(square, Alpha);
        Foreach.AddProduct(square, movement.Gradients, movement.Gradients, 1 - Alpha);
        using var scale = Foreach.Sqrt(square);
        Foreach.Add(scale, Epsilon);
        if (Momentum > 0)
        {
            var velocity = movement.Kept[1];
            Foreach.Multiply(velocity, Momentum);
            Foreach.AddQuotient(velocity, movement.Gradients, scale, 1);
            Foreach.Add(movement.Parameters, velocity, -movement.Rate);
        }
        else
            Foreach.AddQuotient(movement.Parameters, movement.Gradients, scale, -movement.Rate);
    }
}
