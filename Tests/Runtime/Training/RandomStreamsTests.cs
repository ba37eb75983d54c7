using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

public class RandomStreamsTests
{
    [Fact]
    public void Seeds_of_different_places_differ()
    {
        var seeds =
            from seed in Enumerable.Range(0, 5)
            from stream in Enum.GetValues<RandomStream>()
            from epoch in Enumerable.Range(1, 20)
            from step in Enumerable.Range(0, 20)
            select RandomStreams.Seed(seed, stream, epoch, step);
        var all = seeds.ToList();
        Assert.All(all, seed => Assert.InRange(seed, 0, int.MaxValue));
        // Of 6,000 numbers below 2³¹ two are equal by chance in one case of a hundred; this draw has none.
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Seeds_stay_what_they_are() =>
        Assert.Equal(RandomStreams.Seed(1, RandomStream.Shuffle, 2, 3), RandomStreams.Seed(1, RandomStream.Shuffle, 2, 3));
}
