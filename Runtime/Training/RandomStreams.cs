using DeclarativeNet.Data;

namespace DeclarativeNet.Training;

/// <summary>What a run draws random numbers for; the numbers are apart from those that the data take.</summary>
internal enum RandomStream
{
    /// <summary>The order of the pictures in an epoch.</summary>
    Shuffle = 1_000,

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
    /// <returns>A number from 0 to 2³¹ - 2, which every kind of generator takes as it is.</returns>
    public static int Seed(int seed, RandomStream stream, int epoch, int step = 0)
    {
        var ofEpoch = RandomSequence.For(seed, (int)stream, epoch).Below(int.MaxValue);
        return RandomSequence.For(ofEpoch, (int)stream, step).Below(int.MaxValue);
    }
}
