using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>Pictures without colour.</summary>
public static class Grayscale
{
    /// <summary>How bright red, green and blue are to the eye: the luma of Recommendation ITU-R BT.601, as torchvision rounds it.</summary>
    private const double Red = 0.2989, Green = 0.587, Blue = 0.114;

    /// <summary>The luma of pictures.</summary>
    /// <param name="pictures">Red, green and blue, <c>N×3×H×W</c>.</param>
    /// <returns>The luma, <c>N×1×H×W</c>.</returns>
    public static Tensor Of(Tensor pictures)
    {
        using var red = pictures.narrow(1, 0, 1);
        using var green = pictures.narrow(1, 1, 1);
        using var blue = pictures.narrow(1, 2, 1);
        return red.mul(Red).add_(green, Green).add_(blue, Blue);
    }
}
