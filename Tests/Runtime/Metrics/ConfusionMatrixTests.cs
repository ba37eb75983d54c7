using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    private static readonly ImmutableArray<string> Pets = ["cat", "dog", "fish"];

    [Fact]
    public void Rows_are_true_classes_and_columns_predicted_ones()
    {
        var confusion = ConfusionMatrix.Empty(Pets).Add(0, 1).Add(0, 1).Add(2, 2);

        Assert.Equal(2, confusion[0, 1]);
        Assert.Equal(0, confusion[1, 0]);
        Assert.Equal((2, 0, 1), (confusion.Support(0), confusion.Support(1), confusion.Support(2)));
        Assert.Equal((0, 2, 1), (confusion.Predicted(0), confusion.Predicted(1), confusion.Predicted(2)));
        Assert.Equal((3, 1), (confusion.Total, confusion.Correct));
    }

    [Fact]
    public void Adding_leaves_the_original_as_it_was()
    {
        var before = ConfusionMatrix.Empty(Pets);
        before.Add(1, 1);

        Assert.Equal(0, before.Total);
    }

    [Fact]
    public void The_builder_goes_on_counting_without_changing_what_it_gave()
    {
        var builder = new ConfusionMatrix.Builder(Pets);
        builder.Add(0, 0);
        var first = builder.ToImmutable();
        builder.Add(1, 2);

        Assert.Equal(ConfusionMatrix.Empty(Pets).Add(0, 0), first);
        Assert.Equal(first.Add(1, 2), builder.ToImmutable());
    }

    [Fact]
    public void Nothing_counted_is_no_accuracy() => Assert.Equal(0, ConfusionMatrix.Empty(Pets).Accuracy);

    [Fact]
    public void Matrices_with_the_same_counts_of_the_same_classes_are_equal()
    {
        var confusion = ConfusionMatrix.Of(Pets, new long[,] { { 1, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } });

        Assert.Equal(ConfusionMatrix.Empty(["cat", "dog", "fish"]).Add(0, 0), confusion);
        Assert.NotEqual(ConfusionMatrix.Empty(Pets).Add(1, 1), confusion);
        Assert.NotEqual(ConfusionMatrix.Empty(["a", "b", "c"]).Add(0, 0), confusion);
    }

    [Fact]
    public void Errors_are_listed_by_frequency_and_equal_ones_by_label()
    {
        var confusion = ConfusionMatrix.Of(Pets, new long[,] { { 9, 1, 4 }, { 4, 0, 0 }, { 0, 1, 7 } });

        Assert.Equal<ConfusedPair>(
            [new("cat", "fish", 4, 14), new("dog", "cat", 4, 4), new("cat", "dog", 1, 14)],
            confusion.MostConfused(3));
        Assert.Equal(1, confusion.MostConfused(3)[1].Share);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    public void A_label_of_no_class_is_refused(int truth, int prediction)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Empty(Pets).Add(truth, prediction));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Empty(Pets)[truth, prediction]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix.Builder(Pets).Add(truth, prediction));
    }

    [Fact]
    public void Counts_that_do_not_fit_the_classes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(Pets, new long[2, 3]));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(["cat"], new long[,] { { -1 } }));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Empty(Pets).Merge(ConfusionMatrix.Empty(["cat", "dog", "bird"])));
    }

    /// <summary>
    /// 81 of 263 is the worked example of Newcombe (Statistics in Medicine 17, 1998); at the ends the formula is z² / (n + z²).
    /// </summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    public void The_interval_is_that_of_Wilson(long right, long total, double low, double high)
    {
        var interval = ConfusionMatrix.Of(["a", "b"], new long[,] { { right, total - right }, { 0, 0 } }).AccuracyInterval;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Accuracy_is_the_trace_over_the_total() => Check.QuickThrowOnFailure(Prop.ForAll(Counted.Matrices(), counts =>
    {
        var confusion = Counted.Matrix(counts);
        var trace = Enumerable.Range(0, counts.GetLength(0)).Sum(label => counts[label, label]);
        var total = counts.Cast<long>().Sum();
        return total == 0 ? confusion.Accuracy == 0 : Math.Abs(confusion.Accuracy - ((double)trace / total)) < 1e-12;
    }));

    [Fact]
    public void Merging_is_associative_and_commutative_and_has_a_neutral() => Check.QuickThrowOnFailure(
        Prop.ForAll(Counted.Triples(), triple =>
        {
            var (a, b, c) = (Counted.Matrix(triple.A), Counted.Matrix(triple.B), Counted.Matrix(triple.C));
            return a.Merge(b).Merge(c).Equals(a.Merge(b.Merge(c)))
                && a.Merge(b).Equals(b.Merge(a))
                && a.Merge(ConfusionMatrix.Empty(a.Classes)).Equals(a);
        }));

    [Fact]
    public void Counting_in_parts_and_merging_is_counting_at_once() => Check.QuickThrowOnFailure(
        Prop.ForAll(Counted.Streams(), stream =>
        {
            var half = stream.Length / 2;
            return Counted.Count(stream).Equals(Counted.Count(stream[..half]).Merge(Counted.Count(stream[half..])));
        }));
}
