namespace DeclarativeNet.Training;

/// <summary>What a run draws random numbers for.</summary>
internal enum RandomStream
{
    /// <summary>The order of the pictures in an epoch.</summary>
    Shuffle,

    /// <summary>The changes to the pictures of a step.</summary>
    Augmentation,

    /// <summary>What the network draws in a step: dropout.</summary>
    Forward,
}

/// <summary>
/// Seeds as a function of the place in the run. Every step begins with generators seeded for that step, so a resumed run draws what an
/// uninterrupted one would, and there is no generator's state to keep.
/// </summary>
internal static class RandomStreams
{
    /// <summary>The seed of a stream at a step.</summary>
    /// <param name="seed">The recipe's seed.</param>
    /// <param name="stream">What is drawn for.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="step">From 1; 0 for what is drawn once an epoch.</param>
    /// <returns>A number from 0 to 2³¹ - 1, which every kind of generator takes as it is.</returns>
    public static int Seed(int seed, RandomStream stream, int epoch, int step = 0) =>
        (int)(Mix(Mix(Mix(Mix((ulong)seed) + (ulong)stream) + (ulong)epoch) + (ulong)step) >> 33);

    /// <summary>One step of SplitMix64 (Steele, Lea and Flood, 2014): neighbours in, strangers out.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
