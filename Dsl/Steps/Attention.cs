namespace DeclarativeNet;

/// <summary>
/// Cuts pictures into patches and projects each one: <c>C×H×W → (H/patch·W/patch)×Dim</c>, row by row, by a convolution whose window
/// and stride are the patch (Dosovitskiy et al., 2021). The patch divides the picture. Its parameters are those of <c>torch.nn.Conv2d</c>.
/// </summary>
/// <param name="dim">Size of each token.</param>
/// <param name="patch">Side of a patch; an array gives height and width.</param>
public sealed class PatchEmbedAttribute(object dim, object patch) : StepAttribute
{
    /// <summary>Size of each token.</summary>
    public object Dim { get; } = dim;

    /// <summary>Side of a patch, or height and width.</summary>
    public object Patch { get; } = patch;

    /// <summary>Whether a learned bias is added.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>
/// Puts a learned token before the others, <c>L×D → (L+1)×D</c>: the one that a classifier reads in the end. <c>Name</c> is the path of the
/// parameter itself, <c>1×1×D</c>; it starts at zero.
/// </summary>
public sealed class ClassTokenAttribute : StepAttribute;

/// <summary>
/// Adds a learned vector to each token according to its place. The shape <c>L×D</c> stays, and has to be fixed. <c>Name</c> is the path of
/// the parameter itself, <c>1×L×D</c>; it starts normally distributed with the deviation 0.02.
/// </summary>
public sealed class PositionEmbeddingAttribute : StepAttribute;

/// <summary>
/// Self-attention with several heads, as <c>torch.nn.MultiheadAttention</c> with query, key and value the same (Vaswani et al., 2017). The
/// shape <c>L×D</c> stays. Its parameters are called as PyTorch's: <c>in_proj_weight</c>, <c>in_proj_bias</c>, <c>out_proj.weight</c>,
/// <c>out_proj.bias</c>.
/// </summary>
/// <param name="heads">How many heads; divides the width D.</param>
public sealed class AttentionAttribute(object heads) : StepAttribute
{
    /// <summary>How many heads.</summary>
    public object Heads { get; } = heads;

    /// <summary>Probability with which an attention weight is set to zero in training, in [0, 1]: a number, or an expression in a string.</summary>
    public object Dropout { get; set; } = 0.0;

    /// <summary>Whether the projections have learned biases.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Whether a token sees only itself and those before it.</summary>
    public bool Causal { get; set; }
}

/// <summary>One of the tokens as a vector, <c>L×D → D</c>.</summary>
/// <param name="index">Which one, from 0; a negative number counts from the end, −1 being the last.</param>
public sealed class TakeTokenAttribute(object index) : StepAttribute
{
    /// <summary>The first token, where a <see cref="ClassTokenAttribute">class token</see> stands.</summary>
    public TakeTokenAttribute() : this(0)
    {
    }

    /// <summary>Which one.</summary>
    public object Index { get; } = index;
}

/// <summary>The pixels of a map as tokens, <c>C×H×W → (H·W)×C</c>, row by row.</summary>
public sealed class ToTokensAttribute : StepAttribute;

/// <summary>Tokens as the pixels of a map, <c>L×D → D×height×width</c> with <c>height·width = L</c>, row by row.</summary>
/// <param name="height">Height of the map.</param>
/// <param name="width">Width of the map. One of the two may depend on an open size.</param>
public sealed class ToMapAttribute(object? height, object? width) : StepAttribute
{
    /// <summary>A square map: the length is a square number.</summary>
    public ToMapAttribute() : this(null, null)
    {
    }

    /// <summary>Height of the map.</summary>
    public object? Height { get; } = height;

    /// <summary>Width of the map.</summary>
    public object? Width { get; } = width;
}
