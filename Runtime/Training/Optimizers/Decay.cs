using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>The two ways in which parameters θ decay at a rate λ.</summary>
internal static class Decay
{
    /// <summary>As a part of the gradient: g ← g + λθ.</summary>
    public static void IntoGradients(Movement movement)
    {
        if (movement.WeightDecay > 0)
            Foreach.Add(movement.Gradients, movement.Parameters, movement.WeightDecay);
    }

    /// <summary>Beside it: θ ← θ - learning rate · λθ (Loshchilov and Hutter, 2019).</summary>
    public static void Decoupled(Movement movement)
    {
        if (movement.WeightDecay > 0)
            Foreach.Multiply(movement.Parameters, 1 - (movement.Rate * movement.WeightDecay));
    }
}
