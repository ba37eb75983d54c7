using static TorchSharp.torch;

namespace DeclarativeNet.Tests;

/// <summary>Counts tensors.</summary>
internal static class LiveTensors
{
    /// <summary>How many tensors there are when the garbage has been collected, so that none of another test's goes meanwhile.</summary>
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }
}
