namespace TorchSharp;

/// <summary>A number as an operand: integers, reals and truth values convert to it by themselves.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(ArgumentTag tag, long bits)
    {
        Tag = tag;
        Bits = bits;
    }

    /// <summary>The widest type of its kind: Int64, Float64 or Bool.</summary>
    public ScalarType Type => Tag switch
    {
        ArgumentTag.Integer => ScalarType.Int64,
        ArgumentTag.Boolean => ScalarType.Bool,
        _ => ScalarType.Float64,
    };

    internal ArgumentTag Tag { get; }

    internal long Bits { get; }

    internal double Real => Tag == ArgumentTag.Real ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long Integer => Tag == ArgumentTag.Real ? (long)Real : Bits;

    public static implicit operator Scalar(byte value) => new(ArgumentTag.Integer, value);

    public static implicit operator Scalar(sbyte value) => new(ArgumentTag.Integer, value);

    public static implicit operator Scalar(short value) => new(ArgumentTag.Integer, value);

    public static implicit operator Scalar(int value) => new(ArgumentTag.Integer, value);

    public static implicit operator Scalar(long value) => new(ArgumentTag.Integer, value);

    public static implicit operator Scalar(Half value) => (double)value;

    public static implicit operator Scalar(float value) => (double)value;

    public static implicit operator Scalar(double value) => new(ArgumentTag.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(ArgumentTag.Boolean, value ? 1 : 0);

    /// <summary>Does nothing: the number is held here.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Conversions between numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static float ToSingle(this Scalar value) => (float)value.Real;

    public static double ToDouble(this Scalar value) => value.Real;

    public static byte ToByte(this Scalar value) => (byte)value.Integer;

    public static short ToInt16(this Scalar value) => (short)value.Integer;

    public static int ToInt32(this Scalar value) => (int)value.Integer;

    public static long ToInt64(this Scalar value) => value.Integer;

    public static bool ToBoolean(this Scalar value) => value.Real != 0;
}
