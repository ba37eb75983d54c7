using System.Collections.Immutable;
using DeclarativeNet.Torch;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Muon (Jordan et al., 2024), for weights as matrices of R outputs × C inputs, a convolution's window counted with its inputs. With
/// gradient g, decay λ and momentum μ: v ← μv + g; θ ← θ - learning rate · (√max(1, R/C) · O(g + μv) + λθ), where O takes a matrix to
/// nearly the closest one of orthonormal rows or columns.
/// </summary>
/// <param name="Momentum">μ, in [0, 1); 0.95 is usual.</param>
internal sealed record Muon(double Momentum) : IUpdateRule
{
    private const int Iterations = 5;

    // The authors' quintic: fast towards singular values near 1 rather than exact at 1.
    private const double A = 3.4445;
    private const double B = -4.7750;
    private const double C = 2.0315;

    /// <inheritdoc/>
    public ImmutableArray<string> Kept => ["momentum_buffer"];

    /// <inheritdoc/>
    public bool CountsSteps => false;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        Decay.Decoupled(movement);
        var velocity = movement.Kept[0];
        Foreach.Multiply(velocity, Momentum);
        Foreach.Add(velocity, movement.Gradients, 1);
        Foreach.Add(movement.Gradients, velocity, Momentum);
        foreach (var (parameter, direction) in movement.Parameters.Zip(movement.Gradients))
        {
            using var scope = NewDisposeScope();
            var matrix = direction.flatten(1);
            var (rows, columns) = (matrix.shape[0], matrix.shape[1]);
            var scale = Math.Sqrt(Math.Max(1, (double)rows / columns));
            parameter.add_(Orthogonal(matrix).reshape(parameter.shape), -movement.Rate * scale);
        }
    }

    /// <summary>
    /// A matrix with its singular values brought near 1, by Newton and Schulz's iteration: X ← aX + bXXᵀX + c(XXᵀ)²X. What is made on the
    /// way is the dispose scope's.
    /// </summary>
    private static Tensor Orthogonal(Tensor matrix)
    {
        var isTall = matrix.shape[0] > matrix.shape[1];
        var x = isTall ? matrix.t() : matrix;
        x = x.div(x.norm().add_(1e-7));
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var square = x.mm(x.t());
            var polynomial = square.mul(B).add_(square.mm(square), C);
            x = x.mul(A).add_(polynomial.mm(x));
        }
        return isTall ? x.t() : x;
    }
}
