using DeclarativeNet.Data;

namespace DeclarativeNet.Tests.Data;

/// <summary>The random numbers that splits, orders and sample pictures follow from.</summary>
public sealed class RandomSequenceTests
{
    [Fact]
    public void Numbers_are_those_of_SplitMix64()
    {
        // The first five for the seed 1234567, as the algorithm's reference implementation gives them.
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var sequence = new RandomSequence(1234567);

        Assert.All(published, number => Assert.Equal((number >> 11) / Math.Pow(2, 53), sequence.Uniform()));
    }

    [Fact]
    public void Numbers_are_spread_evenly()
    {
        var sequence = RandomSequence.For(seed: 1, stream: 2);
        var counts = Enumerable.Range(0, 10_000).CountBy(_ => sequence.Below(10)).ToDictionary();

        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1_120)); // four standard deviations
    }

    [Fact]
    public void Near_seeds_streams_and_numbers_give_unrelated_sequences()
    {
        var starts = from seed in Enumerable.Range(0, 5)
                     from stream in Enumerable.Range(0, 5)
                     from index in Enumerable.Range(0, 5)
                     select RandomSequence.For(seed, stream, index).Uniform();

        Assert.Equal(125, starts.Distinct().Count());
    }
}
