namespace TorchSharp.SystemBackend;

/// <summary>
/// One argument of an operator: anything that an ATen schema can ask for, by implicit conversion. It holds the object it was made from, so
/// that a tensor whose last use is the call cannot be finalized while the call runs.
/// </summary>
public readonly struct Argument
{
    /// <summary>An optional argument that is not given.</summary>
    public static readonly Argument None;

    private Argument(ArgumentTag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    internal object? Reference { get; }

    internal ArgumentTag Tag { get; }

    internal long Bits { get; }

    public static implicit operator Argument(torch.Tensor? tensor) =>
        tensor is null ? None : new(ArgumentTag.Tensor, tensor.Handle, tensor);

    public static implicit operator Argument(torch.Generator? generator) =>
        generator is null ? None : new(ArgumentTag.Generator, generator.Handle, generator);

    public static implicit operator Argument(Scalar? scalar) => scalar is null ? None : new(scalar.Tag, scalar.Bits);

    public static implicit operator Argument(int value) => new(ArgumentTag.Integer, value);

    public static implicit operator Argument(long value) => new(ArgumentTag.Integer, value);

    public static implicit operator Argument(long? value) => value is { } given ? new(ArgumentTag.Integer, given) : None;

    public static implicit operator Argument(double value) => new(ArgumentTag.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } given ? given : None;

    public static implicit operator Argument(bool value) => new(ArgumentTag.Boolean, value ? 1 : 0);

    public static implicit operator Argument(string? value) => value is null ? None : new(ArgumentTag.String, 0, value);

    public static implicit operator Argument(long[]? values) => values is null ? None : new(ArgumentTag.IntegerList, 0, values);

    public static implicit operator Argument(double[]? values) => values is null ? None : new(ArgumentTag.RealList, 0, values);

    /// <summary>A list of tensors; where the schema has optional ones, a null stands for none.</summary>
    public static implicit operator Argument(torch.Tensor?[] tensors) => new(ArgumentTag.TensorList, 0, tensors);

    public static implicit operator Argument(torch.ScalarType dtype) => new(ArgumentTag.Integer, (long)dtype);

    public static implicit operator Argument(torch.ScalarType? dtype) => dtype is { } given ? given : None;

    public static implicit operator Argument(torch.Device? device) =>
        device is null ? None : new(ArgumentTag.Device, device.Packed);

    /// <summary>ATen's flags for a list of booleans, such as <c>output_mask</c>.</summary>
    public static Argument Flags(params bool[] values) => Array.ConvertAll(values, value => value ? 1L : 0L);
}
