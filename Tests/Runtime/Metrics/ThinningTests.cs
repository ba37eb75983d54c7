using DeclarativeNet.Metrics;
using DeclarativeNet.Training;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

public sealed class ThinningTests
{
    [Fact]
    public void A_thinned_curve_keeps_its_ends_and_its_area_and_stays_close_to_the_whole() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from score in Gen.Choose(0, 500) from truth in Gen.Elements(0L, 1L) select (score, truth)).ArrayOf(200).ToArbitrary(),
        pictures =>
        {
            var builder = new Scores.Builder(LearningTask.Binary, ["no", "yes"]);
            builder.Add([.. pictures.Select(picture => picture.truth)], [.. pictures.Select(picture => picture.score / 500f)]);
            var whole = RocCurve.Of(builder.Drain(), 1);
            var thin = whole.Thinned(20);
            return whole.Points.IsEmpty || (thin.Points.Length <= 20
                && thin.Points[0] == whole.Points[0]
                && thin.Points[^1] == whole.Points[^1]
                && thin.Area == whole.Area
                && thin.Points.All(whole.Points.Contains)
                && whole.Points.All(point => thin.Points.Any(kept => Distance(point, kept) <= 2.0 / 19)));
        }));

    [Fact]
    public void A_curve_of_few_points_stays_whole()
    {
        var curve = new RocCurve([new(0, 0, 1), new(0.5, 1, 0.5), new(1, 1, 0)], 0.75);

        Assert.Equal(curve.Points, curve.Thinned(3).Points);
        Assert.Equal<RocPoint>([curve.Points[0], curve.Points[2]], curve.Thinned(2).Points);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Thinned(1));
    }

    /// <summary>A curve that only rises and goes right is at most 2 long, and a point lies within a step of one that is kept.</summary>
    private static double Distance(RocPoint point, RocPoint kept) =>
        Math.Sqrt(Math.Pow(point.FalsePositiveRate - kept.FalsePositiveRate, 2) + Math.Pow(point.TruePositiveRate - kept.TruePositiveRate, 2));
}
