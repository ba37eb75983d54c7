using TorchSharp;
using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>Mixed precision: libtorch casts the inputs of matrix products and convolutions, and of what has to be exact back.</summary>
internal static class Autocast
{
    /// <summary>Why there is none, if there is none.</summary>
    public static string? Absent => null;

    /// <summary>Computes in bfloat16 what can be, on this thread until it is disposed.</summary>
    /// <param name="device">Where it is computed.</param>
    public static IDisposable BFloat16(Device device)
    {
        var isCuda = device.type == DeviceType.CUDA ? 1 : 0;
        Native.Check(Native.enter_autocast(isCuda, (sbyte)ScalarType.BFloat16));
        return new Region(isCuda);
    }

    private sealed class Region(int isCuda) : IDisposable
    {
        public void Dispose() => Native.Check(Native.leave_autocast(isCuda));
    }
}
