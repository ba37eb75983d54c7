using System.Collections.Immutable;
using System.Globalization;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;
using FsCheck;
using FsCheck.Fluent;

namespace DeclarativeNet.Tests.Reports;

/// <summary>Charts of histories that no run should have, and some do.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(new[] { 1.0 })]
    [InlineData(new[] { 0.5, 0.5, 0.5 })]
    [InlineData(new[] { 0.0, 0.0 })]
    [InlineData(new[] { double.Epsilon })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 2.3, double.NaN, 1.9, double.PositiveInfinity })]
    [InlineData(new[] { double.MaxValue, -double.MaxValue, 1 })]
    [InlineData(new[] { 1e90, 1, double.Epsilon })]
    [InlineData(new[] { 1e15, 1e15 + 1 })]
    [InlineData(new[] { -3.0, 4.0 })]
    public void Drawings_have_finite_numbers(double[] values) => Assert.All(Draw(values).Numbers(), number => Assert.True(double.IsFinite(number)));

    [Fact]
    public void Drawings_of_any_history_have_finite_numbers_within_the_paper() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<double>().Generator.NonEmptyListOf().ToArbitrary(),
        values => Draw([.. values]).OfClass("mark").All(mark =>
            Within(mark.Attribute("cx")!.Value, 480) && Within(mark.Attribute("cy")!.Value, 300))));

    [Theory]
    [InlineData(0.001, "0.001")]
    [InlineData(2.5e-5, "2.5E-05")]
    [InlineData(9_000, "9000")]
    [InlineData(9_999.7, "10,000")]
    [InlineData(20_000, "20,000")]
    [InlineData(-20_000, "-20,000")]
    [InlineData(1e9, "1E+09")]
    public void Numbers_beside_an_axis_are_short_and_can_be_read(double number, string text) => Assert.Equal(text, Readable.Short(number));

    [Fact]
    public void A_history_of_no_epoch_says_so()
    {
        var page = Page.Of(Sample.Record with { History = [] });

        Assert.Empty(page.Section("curves").Descendants("figure"));
        Assert.Contains("No epoch is finished.", page.Root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_breaks_where_a_value_is_missing_and_the_chart_says_so()
    {
        var page = Draw([2.0, double.NaN, 1.0, 0.5]);

        Assert.Contains("validation is not a finite number in 1 of 4 epochs, first in epoch 2.", page.Root.Value, StringComparison.Ordinal);
        Assert.Equal(2, Validation(page).Count(letter => letter == 'M'));
    }

    [Fact]
    public void Lower_is_drawn_lower_and_later_further_right()
    {
        var places = Validation(Draw([2.0, 1.0])).Split('M', 'L').Skip(1)
            .Select(place => place.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();

        Assert.True(places[0][0] < places[1][0]);
        Assert.True(places[0][1] < places[1][1]); // SVG counts downwards
    }

    [Fact]
    public void Every_epoch_can_be_pointed_at() => Assert.Equal(
        ["epoch 1", "epoch 2", "epoch 3"],
        Draw([2.0, 1.0, 0.5]).OfClass("chart").First().Descendants("g")
            .Where(group => (string?)group.Attribute("class") == "hover").Select(group => group.Descendants("text").First().Value));

    [Fact]
    public void A_matrix_without_pictures_is_drawn_empty()
    {
        var page = Page.Of(Sample.Record with
        {
            Evaluation = Sample.Of(new Scores.SingleLabel(LearningTask.MultiClass, Sample.Classes, [], [])),
        });

        Assert.Empty(page.OfClass("heatmap").Single().Elements("g"));
        Assert.All(page.Numbers(), number => Assert.True(double.IsFinite(number)));
    }

    /// <summary>A page of one run whose losses and accuracies are these.</summary>
    private static Page Draw(double[] values) => Page.Of(new RunRecord(
        Sample.Run,
        [.. values.Select((value, index) => new EpochResult(index + 1, value, value, value, value, value, TimeSpan.FromSeconds(1)))],
        Sample.Evaluation,
        ImmutableArray<string>.Empty));

    private static string Validation(Page page) => page.OfClass("lines").First().Elements("g").SelectMany(group => group.Elements("path"))
        .First(path => (string?)path.Attribute("class") == "line c1").Attribute("d")!.Value;

    private static bool Within(string coordinate, double end) =>
        double.Parse(coordinate, CultureInfo.InvariantCulture) is var number && number >= 0 && number <= end;
}
