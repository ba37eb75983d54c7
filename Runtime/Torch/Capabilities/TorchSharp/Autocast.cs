using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>Mixed precision, which TorchSharp does not bind.</summary>
internal static class Autocast
{
    /// <summary>Why there is none, if there is none.</summary>
    public static string? Absent => "TorchSharp does not bind libtorch's autocast";

    /// <summary>Computes in bfloat16 what can be.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static IDisposable BFloat16(Device device) => throw new NotSupportedException(Absent);
}
