using static TorchSharp.torch;

namespace DeclarativeNet.Networks.Tests;

/// <summary>Tests that count tensors or seed torch's generator: no other test may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";

    /// <summary>How many tensors there are when the garbage has been collected.</summary>
    public static long Tensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }
}
