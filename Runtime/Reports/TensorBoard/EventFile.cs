using System.Buffers.Binary;
using System.Numerics;

namespace DeclarativeNet.Reports.TensorBoard;

/// <summary>
/// A file of events, which are added one by one in TensorFlow's record format: length (8 bytes), its checksum (4), the message, its
/// checksum (4), all little-endian. A checksum is CRC-32C, turned by 15 bits and shifted by a constant. It owns the file.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private readonly FileStream stream;
    private readonly TimeProvider clock;

    /// <summary>
    /// Begins a file in a folder, which is made where it is not there. TensorBoard reads several files in one folder as one run.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public EventFile(string folder, TimeProvider clock)
    {
        this.clock = clock;
        Directory.CreateDirectory(folder);
        var name = FormattableString.Invariant(
            $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}");
        stream = new FileStream(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.Read);
        Write(EventMessage.Version(WallTime()));
    }

    /// <summary>Adds points.</summary>
    public void Add(IEnumerable<Scalar> scalars)
    {
        foreach (var step in scalars.GroupBy(scalar => scalar.Step))
            Write(EventMessage.Summary(WallTime(), step.Key, step));
    }

    /// <summary>Lets readers see what has been added.</summary>
    public void Flush() => stream.Flush();

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    private double WallTime() => clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private void Write(ReadOnlySpan<byte> message)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)message.Length);
        stream.Write(length);
        WriteChecksum(length);
        stream.Write(message);
        WriteChecksum(message);
    }

    private void WriteChecksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var each in bytes)
            sum = BitOperations.Crc32C(sum, each);
        Span<byte> masked = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(masked, unchecked(BitOperations.RotateRight(~sum, 15) + 0xa282ead8));
        stream.Write(masked);
    }
}
