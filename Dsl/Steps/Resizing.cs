namespace DeclarativeNet;

/// <summary>How pixels between pixels are made up.</summary>
public enum UpsampleMode
{
    /// <summary>As the nearest one.</summary>
    Nearest,

    /// <summary>From the four around, by distance.</summary>
    Bilinear,
}

/// <summary>What stands outside a picture.</summary>
public enum PadMode
{
    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>The picture mirrored at its edge pixels; less than a whole picture on each side.</summary>
    Reflect,

    /// <summary>The edge pixels over and over.</summary>
    Replicate,
}

/// <summary>
/// Enlarges a map, <c>C×H×W → C×(factor·H)×(factor·W)</c>, or brings it to a <see cref="Size"/>, as <c>torch.nn.Upsample</c>.
/// </summary>
/// <param name="factor">The factor; an array gives height and width. Left out where <see cref="Size"/> is given.</param>
public sealed class UpsampleAttribute(object? factor) : StepAttribute
{
    /// <summary>Goes with a <see cref="Size"/>.</summary>
    public UpsampleAttribute() : this(null)
    {
    }

    /// <summary>The factor, or those of height and width; at least 1.</summary>
    public object? Factor { get; } = factor;

    /// <summary>Side of the result, or height and width, instead of a factor.</summary>
    public object? Size { get; set; }

    /// <summary>How pixels between pixels are made up.</summary>
    public UpsampleMode Mode { get; set; } = UpsampleMode.Nearest;

    /// <summary>For <see cref="UpsampleMode.Bilinear"/>, whether corner pixels stay corner pixels, as in PyTorch.</summary>
    public bool AlignCorners { get; set; }
}

/// <summary>Adds a border, <c>C×H×W → C×(top+H+bottom)×(left+W+right)</c>, as <c>torch.nn.functional.pad</c>.</summary>
/// <param name="left">Columns before the first.</param>
/// <param name="right">Columns after the last.</param>
/// <param name="top">Rows above the first.</param>
/// <param name="bottom">Rows below the last.</param>
public sealed class PadAttribute(object left, object right, object top, object bottom) : StepAttribute
{
    /// <summary>The same border on all sides.</summary>
    /// <param name="border">Rows and columns on each side.</param>
    public PadAttribute(object border) : this(border, border, border, border)
    {
    }

    /// <summary>Columns before the first.</summary>
    public object Left { get; } = left;

    /// <summary>Columns after the last.</summary>
    public object Right { get; } = right;

    /// <summary>Rows above the first.</summary>
    public object Top { get; } = top;

    /// <summary>Rows below the last.</summary>
    public object Bottom { get; } = bottom;

    /// <summary>What the border is filled with.</summary>
    public PadMode Mode { get; set; } = PadMode.Zero;
}
