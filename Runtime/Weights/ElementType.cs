using static TorchSharp.torch;

namespace DeclarativeNet.Weights;

/// <summary>What a safetensors file calls the types of numbers, and what torch does.</summary>
/// <param name="Name">The file's name for it: <c>F32</c>.</param>
/// <param name="Type">torch's type.</param>
/// <param name="Bytes">Bytes a number.</param>
internal sealed record ElementType(string Name, ScalarType Type, int Bytes)
{
    private static readonly ElementType[] Known =
    [
        new("F64", ScalarType.Float64, 8),
        new("I64", ScalarType.Int64, 8),
        new("F32", ScalarType.Float32, 4),
        new("I32", ScalarType.Int32, 4),
        new("F16", ScalarType.Float16, 2),
        new("BF16", ScalarType.BFloat16, 2),
        new("I16", ScalarType.Int16, 2),
        new("U8", ScalarType.Byte, 1),
        new("I8", ScalarType.Int8, 1),
        new("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>The type of this name, if torch has it.</summary>
    public static ElementType? Named(string name) => Array.Find(Known, type => type.Name == name);

    /// <summary>The type of a tensor.</summary>
    /// <exception cref="ArgumentException">The format has no such type.</exception>
    public static ElementType Of(Tensor tensor)
    {
        var type = tensor.dtype;
        return Array.Find(Known, known => known.Type == type)
            ?? throw new ArgumentException($"A safetensors file has no type for {type}.", nameof(tensor));
    }
}
