using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>How the axes of N×C×H×W lie in memory. The shape is the same in each.</summary>
internal static class MemoryFormat
{
    /// <summary>The tensor with a pixel's channels side by side (N, H, W, C in memory), which most convolutions on CPU and CUDA prefer.</summary>
    public static Tensor ChannelsLast(Tensor pictures)
    {
        using var channelsBehind = pictures.permute(0, 2, 3, 1);
        using var laidOut = channelsBehind.contiguous();
        return laidOut.permute(0, 3, 1, 2);
    }
}
