using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace DeclarativeNet;

/// <summary>
/// Self-attention with several heads, <c>N×L×D → N×L×D</c>: PyTorch's <c>MultiheadAttention</c> with query, key and value the same, batch
/// first, its parameters under the same names and with the same start (Vaswani et al., 2017).
/// </summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor>
{
    // The names of the fields are the names in the state dictionary; moving the module sets them anew.
    private readonly Parameter in_proj_weight;
    private readonly Parameter? in_proj_bias;
    private readonly Linear out_proj;
    private readonly long heads;
    private readonly double dropout;
    private readonly bool causal;

    /// <summary>Makes one, with fresh parameters.</summary>
    /// <param name="width">Features of a token, D.</param>
    /// <param name="heads">How many heads; divides the width.</param>
    /// <param name="dropout">Probability with which an attention weight is zero in training.</param>
    /// <param name="bias">Whether the projections have biases.</param>
    /// <param name="causal">Whether a token sees only itself and those before it.</param>
    public MultiheadAttention(long width, long heads, double dropout = 0, bool bias = true, bool causal = false)
        : base(nameof(MultiheadAttention))
    {
        (this.heads, this.dropout, this.causal) = (heads, dropout, causal);
        in_proj_weight = nn.Parameter(empty(3 * width, width));
        nn.init.xavier_uniform_(in_proj_weight);
        in_proj_bias = bias ? nn.Parameter(zeros(3 * width)) : null;
        out_proj = nn.Linear(width, width, bias);
        if (out_proj.bias is { } offset)
            nn.init.zeros_(offset);
        RegisterComponents();
    }

    /// <summary>The projections to queries, keys and values, one below the other, <c>3D×D</c>.</summary>
    public Parameter InProjWeight => in_proj_weight;

    /// <summary>The biases of queries, keys and values, <c>3D</c>, if there are any.</summary>
    public Parameter? InProjBias => in_proj_bias;

    /// <summary>The projection of the result, <c>D×D</c>.</summary>
    public Linear OutProj => out_proj;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var (batch, length, width) = (input.shape[0], input.shape[1], input.shape[2]);
        using var projected = F.linear(input, in_proj_weight, in_proj_bias);
        using var parted = projected.reshape(batch, length, 3, heads, width / heads);
        using var byRole = parted.permute(2, 0, 3, 1, 4);
        using var query = byRole.select(0, 0);
        using var key = byRole.select(0, 1);
        using var value = byRole.select(0, 2);
        using var mixed = F.scaled_dot_product_attention(query, key, value, null, training ? dropout : 0, causal);
        using var rows = mixed.transpose(1, 2);
        using var joined = rows.flatten(2);
        return out_proj.forward(joined);
    }
}
