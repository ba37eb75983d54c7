namespace DeclarativeNet;

/// <summary>
/// Says of a type of data what its pictures and labels always are. Where data of that type are given to a model's <c>Train</c> or
/// <c>Evaluate</c>, the compiler compares them with what the model takes.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class DataShapeAttribute : Attribute
{
    /// <summary>Data of one number of classes, <see cref="Classes"/>, whose pictures are of the size that they are asked for.</summary>
    public DataShapeAttribute()
    {
    }

    /// <summary>Data with pictures of one size, <c>C×H×W</c>.</summary>
    /// <param name="channels">1 for gray, 3 for colour; at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    public DataShapeAttribute(int channels, int height, int width) => (Channels, Height, Width) = (channels, height, width);

    /// <summary>Channels, or 0 where nothing is said of the pictures.</summary>
    public int Channels { get; }

    /// <summary>Height in pixels, or 0 where nothing is said of the pictures.</summary>
    public int Height { get; }

    /// <summary>Width in pixels, or 0 where nothing is said of the pictures.</summary>
    public int Width { get; }

    /// <summary>How many classes the labels tell apart, at least 1; 0, as where it is not said, for any number.</summary>
    public int Classes { get; set; }

    /// <summary>
    /// Whether a mirrored picture is still one of its class; it is not for digits, letters and road signs. Where it is false, the compiler warns
    /// of models that learn from mirrored pictures.
    /// </summary>
    public bool AllowsFlips { get; set; } = true;

    /// <summary>Whether a picture can show any number of the classes, or none; otherwise each shows one.</summary>
    public bool MultiLabel { get; set; }
}
