using System.Runtime.InteropServices;

namespace TorchSharp
{
    public static partial class torch
    {
        /// <summary>libtorch's version.</summary>
        public static string __version__ => Marshal.PtrToStringUTF8(Native.libtorch_version())!;

        /// <summary>How many threads an operator may use.</summary>
        public static int get_num_threads() => Native.threads();

        public static void set_num_threads(int num) => Native.Check(Native.set_threads(num));

        /// <summary>How many operators may run at once inside libtorch.</summary>
        public static int get_num_interop_threads() => Native.interop_threads();

        /// <summary>Can be set once, before any parallel work.</summary>
        public static void set_num_interop_threads(int num) => Native.Check(Native.set_interop_threads(num));

        public static bool cuda_is_available() => cuda.is_available();

        /// <summary>CUDA devices; asking does no harm where there is none.</summary>
        public static partial class cuda
        {
            public static bool is_available() => device_count() > 0;

            public static int device_count() => Native.cuda_devices();

            /// <summary>Waits until the device has done all it was told.</summary>
            public static void synchronize(Device? device = null) => Native.Check(Native.cuda_synchronize(device?.index ?? -1));
        }

        /// <summary>How the libraries behind libtorch compute.</summary>
        public static partial class backends
        {
            /// <summary>NVIDIA's convolutions.</summary>
            public static partial class cudnn
            {
                /// <summary>Whether they may round 32-bit factors to ten bits (TF32), as they do unless told otherwise.</summary>
                public static bool allow_tf32
                {
                    get => Native.cudnn_allow_tf32() != 0;
                    set => Native.Check(Native.set_cudnn_allow_tf32(value ? 1 : 0));
                }
            }
        }
    }
}

namespace TorchSharp.SystemBackend
{
    /// <summary>What is known of the libtorch that is loaded.</summary>
    public static class Library
    {
        /// <summary>The file that matrix products come from, links followed; null where libtorch has them inside.</summary>
        public static string? BlasFile =>
            Marshal.PtrToStringUTF8(Native.blas_library()) is { } file
                ? new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file
                : null;
    }
}
