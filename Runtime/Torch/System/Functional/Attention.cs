namespace TorchSharp.SystemBackend;

/// <summary>Attention, fused where this libtorch has it (from 2.0 on) and spelled out where it has not.</summary>
internal static class Attention
{
    private static readonly Operator Fused = new("aten::scaled_dot_product_attention");

    public static Tensor ScaledDotProduct(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal) =>
        Fused.Exists
            ? Fused.Call(query, key, value, mask, dropout, causal)
            : SpelledOut(query, key, value, mask, dropout, causal);

    private static Tensor SpelledOut(Tensor query, Tensor key, Tensor value, Tensor? mask, double dropout, bool causal)
    {
        using var scope = torch.NewDisposeScope();
        var scores = query.matmul(key.transpose(-2, -1)).mul(1 / Math.Sqrt(query.size(-1)));
        if (causal)
            mask = torch.ones([query.size(-2), key.size(-2)], dtype: ScalarType.Bool, device: query.device).tril();
        if (mask is not null)
            scores = mask.dtype == ScalarType.Bool ? scores.masked_fill(mask.logical_not(), double.NegativeInfinity) : scores.add(mask);
        var weights = Aten.dropout.Call(scores.softmax(-1), dropout, dropout > 0);
        return weights.matmul(value).MoveToOuterDisposeScope();
    }
}
