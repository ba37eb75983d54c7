using TorchSharp.SystemBackend;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>What stands behind the tensors.</summary>
internal static class Backend
{
    /// <summary>The backend's name, as <c>TorchBackend</c> in the build has it.</summary>
    public static string Name => "System";

    /// <summary>libtorch's version.</summary>
    public static string Version => __version__;

    /// <summary>Name and version in a few words, for reports.</summary>
    public static string Description => $"libtorch {Version} of the system";

    /// <summary>What makes this machine slower than it could be, one message each.</summary>
    public static IReadOnlyList<string> Warnings() =>
        Library.BlasFile is { } file && IsReference(file)
            ? [$"libtorch multiplies matrices with the reference BLAS ({file}), which is many times slower than it need be; install libopenblas0-openmp"]
            : [];

    /// <summary>Debian keeps the reference in a folder <c>blas</c>, and each optimized one in a folder of its own name.</summary>
    internal static bool IsReference(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "blas";
}
