using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>Arithmetic on lists of tensors of equal length, in place unless said otherwise: one call of libtorch for each tensor.</summary>
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

    /// <summary>The square roots, as new tensors.</summary>
    public static TensorList Sqrt(ImmutableArray<Tensor> source) => new([.. source.Select(tensor => tensor.sqrt())]);
}
