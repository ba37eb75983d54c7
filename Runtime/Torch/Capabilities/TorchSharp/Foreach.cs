using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>
/// Arithmetic on lists of tensors of equal length, at least one, in place unless said otherwise: one call of libtorch for each tensor.
/// </summary>
internal static class Foreach
{
    /// <summary>target ← target + scale · addend.</summary>
    public static void Add(ImmutableArray<Tensor> target, ImmutableArray<Tensor> addend, double scale)
    {
        for (var i = 0; i < target.Length; i++)
            target[i].add_(addend[i], scale);
    }

    /// <summary>target ← target + value.</summary>
    public static void Add(ImmutableArray<Tensor> target, double value)
    {
        foreach (var tensor in target)
            tensor.add_(value);
    }

    /// <summary>target ← target · factor.</summary>
    public static void Multiply(ImmutableArray<Tensor> target, double factor)
    {
        foreach (var tensor in target)
            tensor.mul_(factor);
    }

    /// <summary>target ← target · factor, each with its own: a tensor of its shape, or one number as a tensor.</summary>
    public static void Multiply(ImmutableArray<Tensor> target, ImmutableArray<Tensor> factors)
    {
        for (var i = 0; i < target.Length; i++)
            target[i].mul_(factors[i]);
    }

    /// <summary>source · factor, as new tensors.</summary>
    public static TensorList Multiplied(ImmutableArray<Tensor> source, double factor) =>
        new([.. source.Select(tensor => tensor.mul(factor))]);

    /// <summary>numerator / denominator, as new tensors.</summary>
    public static TensorList Quotient(ImmutableArray<Tensor> numerator, ImmutableArray<Tensor> denominator) =>
        new([.. numerator.Zip(denominator, (above, below) => above.div(below))]);

    /// <summary>target ← target + scale · left · right.</summary>
    public static void AddProduct(ImmutableArray<Tensor> target, ImmutableArray<Tensor> left, ImmutableArray<Tensor> right, double scale)
    {
        for (var i = 0; i < target.Length; i++)
            target[i].addcmul_(left[i], right[i], scale);
    }

    /// <summary>target ← target + scale · numerator / denominator.</summary>
    public static void AddQuotient(
        ImmutableArray<Tensor> target, ImmutableArray<Tensor> numerator, ImmutableArray<Tensor> denominator, double scale)
    {
        for (var i = 0; i < target.Length; i++)
            target[i].addcdiv_(numerator[i], denominator[i], scale);
    }

    /// <summary>target ← -1, 0 or 1, as its sign is.</summary>
    public static void Sign(ImmutableArray<Tensor> target)
    {
        foreach (var tensor in target)
            tensor.sign_();
    }

    /// <summary>The square roots, as new tensors.</summary>
    public static TensorList Sqrt(ImmutableArray<Tensor> source) => new([.. source.Select(tensor => tensor.sqrt())]);

    /// <summary>The Euclidean norm of each tensor, as one vector.</summary>
    public static Tensor Norms(ImmutableArray<Tensor> source)
    {
        using var norms = new TensorList([.. source.Select(tensor => tensor.norm())]);
        return stack(norms.Tensors);
    }
}
