using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Geometry;

/// <summary>Pictures mirrored with probability one half each.</summary>
internal static class Mirror
{
    /// <summary>The axis of the rows in <c>N×C×H×W</c>: mirrored along it, top and bottom change places.</summary>
    public const long Vertical = 2;

    /// <summary>The axis of the columns in <c>N×C×H×W</c>: mirrored along it, left and right change places.</summary>
    public const long Horizontal = 3;

    /// <summary>Each picture as it is or mirrored.</summary>
    public static Tensor Drawn(Tensor images, long axis, Generator generator)
    {
        const float half = 0.5f;
        var chosen = Draws.Of(generator, images.shape[0], 1).Read(row => row[0] < half ? 1.0 : 0.0);
        using var scope = NewDisposeScope();
        return where(Batches.Column(chosen, images).gt(half), images.flip(axis), images).MoveToOuterDisposeScope();
    }
}
