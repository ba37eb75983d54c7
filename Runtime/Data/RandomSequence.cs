using System.Collections.Immutable;

namespace DeclarativeNet.Data;

/// <summary>
/// A sequence of random numbers that follows from its seed alone: the same on every machine and every version of .NET, which
/// <see cref="Random"/> does not promise. SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomSequence(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The sequence of one of many numbered things under a common seed; near numbers give unrelated sequences.</summary>
    public static RandomSequence For(int seed, int stream, int index = 0) =>
        new(Mixed(Mixed(Mixed(unchecked((uint)seed)) + unchecked((uint)stream)) + unchecked((uint)index)));

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [from, to).</summary>
    public float Uniform(double from, double to) => (float)(from + (to - from) * Uniform());

    /// <summary>Uniform among 0 to count − 1; the bias of 2⁻⁵³ is let be.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>The numbers 0 to count − 1 in random order (Fisher and Yates).</summary>
    public int[] Permutation(int count) => Shuffled([.. Enumerable.Range(0, count)]);

    /// <summary>The same things in random order.</summary>
    public T[] Shuffled<T>(ImmutableArray<T> things)
    {
        var shuffled = things.ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong Next() => Finished(_state = unchecked(_state + GoldenGamma));

    private static ulong Mixed(ulong value) => Finished(unchecked(value + GoldenGamma));

    private static ulong Finished(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
