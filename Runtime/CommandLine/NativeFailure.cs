using System.Runtime.InteropServices;

namespace DeclarativeNet.CommandLine;

/// <summary>What libtorch throws, as a failure in one line.</summary>
internal static class NativeFailure
{
    /// <summary>How libtorch's allocators say that there is no memory left: CUDA's, and the processor's.</summary>
    private static readonly string[] OutOfMemory = ["out of memory", "not enough memory", "can't allocate memory"];

    /// <summary>The failure.</summary>
    public static Failure Of(ExternalException problem)
    {
        // Its first line says what is wrong; the others are a trace of C++ functions.
        var said = problem.Message.Split('\n', 2)[0].Trim();
        return OutOfMemory.Any(words => problem.Message.Contains(words, StringComparison.OrdinalIgnoreCase))
            ? new Failure($"there is not enough memory: {said}", "libtorch", "lower --batch-size")
            : new Failure($"an operation failed: {said}", "libtorch", "look at the network and its data, or try --device cpu");
    }
}
