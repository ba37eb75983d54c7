using DeclarativeNet.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

public sealed class WorstErrorsTests
{
    [Fact]
    public void What_is_right_is_no_error() => Assert.Empty(new WorstErrors(3).Add(0, 1, 1, 0.4f).Found);

    [Fact]
    public void The_least_probable_are_kept_the_worst_first()
    {
        var errors = new WorstErrors(2).Add(10, 0, 1, 0.3f).Add(11, 0, 1, 0.1f).Add(12, 1, 0, 0.4f).Add(13, 1, 0, 0.2f);

        Assert.Equal<(int, float)>([(11, 0.1f), (13, 0.2f)], errors.Found);
    }

    [Fact]
    public void Streaming_is_sorting_all_and_taking_the_first() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from wrong in Gen.Elements(true, false)
         from percent in Gen.Choose(0, 100)
         select (wrong, percent)).ArrayOf().ToArbitrary(),
        stream =>
        {
            var streamed = stream.Select((each, index) => (each, index))
                .Aggregate(new WorstErrors(4), (errors, next) => errors.Add(next.index, 0, next.each.wrong ? 1 : 0, next.each.percent / 100f));
            var sorted = stream.Select((each, index) => (each, index)).Where(next => next.each.wrong)
                .OrderBy(next => next.each.percent).Take(4).Select(next => next.index);
            return streamed.Found.Select(error => error.Index).SequenceEqual(sorted);
        }));
}
