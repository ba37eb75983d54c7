using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Fuzz;

/// <summary>Damage to the bytes of a file, as a bad disk, a broken transfer or a hostile hand does it.</summary>
internal static class Mutation
{
    /// <summary>Values at which numbers in headers go wrong.</summary>
    private static readonly byte[][] Extremes =
    [
        [0x00], [0xFF], [0x7F], [0x80],
        [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F],
        "\""u8.ToArray(), ",\n"u8.ToArray(),
    ];

    /// <summary>Damages a file in one way, or in several.</summary>
    /// <param name="good">A good file; it stays as it is.</param>
    /// <param name="random">What decides on the damage.</param>
    public static byte[] Of(ReadOnlySpan<byte> good, RandomSequence random)
    {
        var bytes = good.ToArray();
        for (var times = 1 + random.Below(3); times > 0; times--)
            bytes = bytes.Length == 0 ? [(byte)random.Below(256)] : Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, RandomSequence random)
    {
        // Headers are short, and most of what can go wrong is in them: half of the damage is done there.
        var at = random.Below(random.Below(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 64));
        var length = Math.Min(1 + random.Below(16), bytes.Length - at);
        return random.Below(7) switch
        {
            0 => bytes[..at],
            1 => Written(bytes, at, [(byte)(bytes[at] ^ (1 << random.Below(8)))]),
            2 => Written(bytes, at, [(byte)random.Below(256)]),
            3 => Written(bytes, at, Extremes[random.Below(Extremes.Length)]),
            4 => [.. bytes[..at], .. bytes[(at + length)..]],
            5 => [.. bytes[..(at + length)], .. bytes[at..]],
            _ => [.. bytes[..at], .. Extremes[random.Below(Extremes.Length)], .. bytes[at..]],
        };
    }

    private static byte[] Written(byte[] bytes, int at, ReadOnlySpan<byte> values)
    {
        var written = bytes.ToArray();
        values[..Math.Min(values.Length, bytes.Length - at)].CopyTo(written.AsSpan(at));
        return written;
    }
}
