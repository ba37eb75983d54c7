using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>
/// Arithmetic on lists of tensors of equal length, at least one, in place unless said otherwise: one call of libtorch for a whole list.
/// </summary>
internal static class Foreach
{
    private static readonly Operator AddListOperator = new("aten::_foreach_add_.List");
    private static readonly Operator AddScalarOperator = new("aten::_foreach_add_.Scalar");
    private static readonly Operator MultiplyOperator = new("aten::_foreach_mul_.Scalar");
    private static readonly Operator MultiplyListOperator = new("aten::_foreach_mul_.List");
    private static readonly Operator MultipliedOperator = new("aten::_foreach_mul.Scalar");
    private static readonly Operator QuotientOperator = new("aten::_foreach_div.List");
    private static readonly Operator AddProductOperator = new("aten::_foreach_addcmul_.Scalar");
    private static readonly Operator AddQuotientOperator = new("aten::_foreach_addcdiv_.Scalar");
    private static readonly Operator SqrtOperator = new("aten::_foreach_sqrt");
    private static readonly Operator NormOperator = new("aten::_foreach_norm.Scalar");

    /// <summary>target ← target + scale · addend.</summary>
    public static void Add(ImmutableArray<Tensor> target, ImmutableArray<Tensor> addend, double scale) =>
        AddListOperator.Run(Plain(target), Plain(addend), scale);

    /// <summary>target ← target + value.</summary>
    public static void Add(ImmutableArray<Tensor> target, double value) => AddScalarOperator.Run(Plain(target), value);

    /// <summary>target ← target · factor.</summary>
    public static void Multiply(ImmutableArray<Tensor> target, double factor) => MultiplyOperator.Run(Plain(target), factor);

    /// <summary>target ← target · factor, each with its own: a tensor of its shape, or one number as a tensor.</summary>
    public static void Multiply(ImmutableArray<Tensor> target, ImmutableArray<Tensor> factors) =>
        MultiplyListOperator.Run(Plain(target), Plain(factors));

    /// <summary>source · factor, as new tensors.</summary>
    public static TensorList Multiplied(ImmutableArray<Tensor> source, double factor) =>
        New(MultipliedOperator.CallList(Plain(source), factor));

    /// <summary>numerator / denominator, as new tensors.</summary>
    public static TensorList Quotient(ImmutableArray<Tensor> numerator, ImmutableArray<Tensor> denominator) =>
        New(QuotientOperator.CallList(Plain(numerator), Plain(denominator)));

    /// <summary>target ← target + scale · left · right.</summary>
    public static void AddProduct(ImmutableArray<Tensor> target, ImmutableArray<Tensor> left, ImmutableArray<Tensor> right, double scale) =>
        AddProductOperator.Run(Plain(target), Plain(left), Plain(right), scale);

    /// <summary>target ← target + scale · numerator / denominator.</summary>
    public static void AddQuotient(
        ImmutableArray<Tensor> target, ImmutableArray<Tensor> numerator, ImmutableArray<Tensor> denominator, double scale) =>
        AddQuotientOperator.Run(Plain(target), Plain(numerator), Plain(denominator), scale);

    /// <summary>target ← -1, 0 or 1, as its sign is. libtorch has it for lists from 2.0 on only.</summary>
    public static void Sign(ImmutableArray<Tensor> target)
    {
        foreach (var tensor in target)
            tensor.sign_();
    }

    /// <summary>The square roots, as new tensors.</summary>
    public static TensorList Sqrt(ImmutableArray<Tensor> source) => New(SqrtOperator.CallList(Plain(source)));

    /// <summary>The Euclidean norm of each tensor, as one vector.</summary>
    public static Tensor Norms(ImmutableArray<Tensor> source)
    {
        using var norms = New(NormOperator.CallList(Plain(source), 2));
        return stack(norms.Tensors);
    }

    private static TensorList New(Tensor[] made) => new(ImmutableCollectionsMarshal.AsImmutableArray(made));

    private static Tensor[] Plain(ImmutableArray<Tensor> tensors) => ImmutableCollectionsMarshal.AsArray(tensors) ?? [];
}
