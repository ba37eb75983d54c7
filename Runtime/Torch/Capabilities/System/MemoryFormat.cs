using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>How the axes of N×C×H×W lie in memory. The shape is the same in each.</summary>
internal static class MemoryFormat
{
    private const long ChannelsLastFormat = 2;
    private static readonly Operator Contiguous = new("aten::contiguous");

    /// <summary>The tensor with a pixel's channels side by side (N, H, W, C in memory), which most convolutions on CPU and CUDA prefer.</summary>
    public static Tensor ChannelsLast(Tensor pictures) => Contiguous.Call(pictures, ChannelsLastFormat);
}
