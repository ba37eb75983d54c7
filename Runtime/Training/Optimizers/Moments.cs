using System.Collections.Immutable;
using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// The running mean m of the gradients and v of their squares, which Adam and LAMB follow: m ← β₁m + (1 - β₁)g; v ← β₂v + (1 - β₂)g².
/// Both begin at zero, so after t steps they are too small by 1 - βᵗ.
/// </summary>
/// <param name="Beta1">β₁, in [0, 1).</param>
/// <param name="Beta2">β₂, in [0, 1).</param>
/// <param name="Epsilon">ε, above 0.</param>
internal sealed record Moments(double Beta1, double Beta2, double Epsilon)
{
    /// <summary>m and v, by PyTorch's names.</summary>
    public static ImmutableArray<string> Names { get; } = ["exp_avg", "exp_avg_sq"];

    /// <summary>Takes a step's gradients in.</summary>
    public void Update(Movement movement)
    {
        var (mean, square) = (movement.Kept[0], movement.Kept[1]);
        Foreach.Multiply(mean, Beta1);
        Foreach.Add(mean, movement.Gradients, 1 - Beta1);
        Foreach.Multiply(square, Beta2);
        Foreach.AddProduct(square, movement.Gradients, movement.Gradients, 1 - Beta2);
    }

    /// <summary>√(v/(1 - β₂ᵗ)) + ε, as new tensors.</summary>
    public TensorList Scale(Movement movement)
    {
        var scale = Foreach.Sqrt(movement.Kept[1]);
        Foreach.Multiply(scale, 1 / Math.Sqrt(1 - Math.Pow(Beta2, movement.Step)));
        Foreach.Add(scale, Epsilon);
        return scale;
    }

    /// <summary>1 / (1 - β₁ᵗ): what m has to be multiplied by.</summary>
    public double Correction(Movement movement) => 1 / (1 - Math.Pow(Beta1, movement.Step));
}
