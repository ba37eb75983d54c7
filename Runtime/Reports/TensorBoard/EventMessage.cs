using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace DeclarativeNet.Reports.TensorBoard;

/// <summary>
/// TensorFlow's messages <c>Event</c>, <c>Summary</c> and <c>Summary.Value</c> in protobuf's wire format, of which an event file of scalars
/// needs six fields.
/// </summary>
internal static class EventMessage
{
    private const int Varint = 0;
    private const int EightBytes = 1;
    private const int Length = 2;
    private const int FourBytes = 5;

    /// <summary>The first message of a file: <c>Event { wall_time = 1, file_version = 3 }</c>.</summary>
    /// <param name="wallTime">Seconds since 1970.</param>
    public static ReadOnlySpan<byte> Version(double wallTime)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Double(buffer, 1, wallTime);
        Bytes(buffer, 3, "brain.Event:2"u8);
        return buffer.WrittenSpan;
    }

    /// <summary>
    /// Points of one step: <c>Event { wall_time = 1, step = 2, summary = 5 { value = 1 { tag = 1, simple_value = 2 } … } }</c>.
    /// </summary>
    /// <param name="wallTime">Seconds since 1970.</param>
    /// <param name="step">The step.</param>
    /// <param name="scalars">The points.</param>
    public static ReadOnlySpan<byte> Summary(double wallTime, long step, IEnumerable<Scalar> scalars)
    {
        var summary = new ArrayBufferWriter<byte>();
        foreach (var scalar in scalars)
        {
            var value = new ArrayBufferWriter<byte>();
            Bytes(value, 1, Encoding.UTF8.GetBytes(scalar.Tag));
            Float(value, 2, (float)scalar.Value);
            Bytes(summary, 1, value.WrittenSpan);
        }
        var buffer = new ArrayBufferWriter<byte>();
        Double(buffer, 1, wallTime);
        Key(buffer, 2, Varint);
        Number(buffer, (ulong)step);
        Bytes(buffer, 5, summary.WrittenSpan);
        return buffer.WrittenSpan;
    }

    private static void Double(ArrayBufferWriter<byte> buffer, int field, double value)
    {
        Key(buffer, field, EightBytes);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    private static void Float(ArrayBufferWriter<byte> buffer, int field, float value)
    {
        Key(buffer, field, FourBytes);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    private static void Bytes(ArrayBufferWriter<byte> buffer, int field, ReadOnlySpan<byte> value)
    {
        Key(buffer, field, Length);
        Number(buffer, (ulong)value.Length);
        buffer.Write(value);
    }

    private static void Key(ArrayBufferWriter<byte> buffer, int field, int wireType) => Number(buffer, (ulong)((field << 3) | wireType));

    /// <summary>Seven bits a byte, the lowest first; all bytes but the last have the eighth set.</summary>
    private static void Number(ArrayBufferWriter<byte> buffer, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            buffer.Write([(byte)(value | 0x80)]);
        buffer.Write([(byte)value]);
    }
}
