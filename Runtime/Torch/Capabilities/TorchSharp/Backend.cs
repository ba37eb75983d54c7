using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>What stands behind the tensors.</summary>
internal static class Backend
{
    /// <summary>The backend's name, as <c>TorchBackend</c> in the build has it.</summary>
    public static string Name => "TorchSharp";

    /// <summary>libtorch's version.</summary>
    public static string Version => __version__;

    /// <summary>Name and version in a few words, for reports.</summary>
    public static string Description => $"TorchSharp with libtorch {Version}";

    /// <summary>What makes this machine slower than it could be, one message each: nothing, its libtorch brings its own BLAS.</summary>
    public static IReadOnlyList<string> Warnings() => [];
}
