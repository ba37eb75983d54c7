using System.Runtime.InteropServices;

namespace TorchSharp.SystemBackend;

/// <summary>What an argument or a result of an operator is; the numbers are those of native/torch_abi.h.</summary>
internal enum ArgumentTag
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Real = 3,
    Boolean = 4,
    String = 5,
    IntegerList = 6,
    RealList = 7,
    TensorList = 8,
    Device = 9,
    Generator = 10,
}

/// <summary>An argument as it crosses the border: native/torch_abi.h's <c>Argument</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArgument
{
    public ArgumentTag Tag;
    public int Length;
    public long Bits;
}
