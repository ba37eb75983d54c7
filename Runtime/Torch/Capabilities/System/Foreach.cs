using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>Arithmetic on lists of tensors of equal length, in place unless said otherwise: one call of libtorch for a whole list.</summary>
internal static class Foreach
{
    private static readonly Operator AddListOperator = new("aten::_foreach_add_.List");
    private static readonly Operator AddScalarOperator = new("aten::_foreach_add_.Scalar");
    private static readonly Operator MultiplyOperator = new("aten::_foreach_mul_.Scalar");
    private static readonly Operator AddProductOperator = new("aten::_foreach_addcmul_.Scalar");
    private static readonly Operator AddQuotientOperator = new("aten::_foreach_addcdiv_.Scalar");
    private static readonly Operator SqrtOperator = new("aten::_foreach_sqrt");

    /// <summary>target ← target + scale · addend.</summary>
    public static void Add(ImmutableArray<Tensor> target, ImmutableArray<Tensor> addend, double scale) =>
        AddListOperator.Run(Plain(target), Plain(addend), scale);

    /// <summary>target ← target + value.</summary>
    public static void Add(ImmutableArray<Tensor> target, double value) => AddScalarOperator.Run(Plain(target), value);

    /// <summary>target ← target · factor.</summary>
    public static void Multiply(ImmutableArray<Tensor> target, double factor) => MultiplyOperator.Run(Plain(target), factor);

    /// <summary>target ← target + scale · left · right.</summary>
    public static void AddProduct(ImmutableArray<Tensor> target, ImmutableArray<Tensor> left, ImmutableArray<Tensor> right, double scale) =>
        AddProductOperator.Run(Plain(target), Plain(left), Plain(right), scale);

    /// <summary>target ← target + scale · numerator / denominator.</summary>
    public static void AddQuotient(
        ImmutableArray<Tensor> target, ImmutableArray<Tensor> numerator, ImmutableArray<Tensor> denominator, double scale) =>
        AddQuotientOperator.Run(Plain(target), Plain(numerator), Plain(denominator), scale);

    /// <summary>The square roots, as new tensors.</summary>
    public static TensorList Sqrt(ImmutableArray<Tensor> source) =>
        new(source.IsEmpty ? [] : ImmutableCollectionsMarshal.AsImmutableArray(SqrtOperator.CallList(Plain(source))));

    private static Tensor[] Plain(ImmutableArray<Tensor> tensors) => ImmutableCollectionsMarshal.AsArray(tensors) ?? [];
}
