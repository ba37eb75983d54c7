using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Reports;

/// <summary>What a report shows follows from the kind of task, and whatever the scores are, it is a page.</summary>
public sealed class KindsOfTaskTests
{
    private static readonly ImmutableArray<string> Pair = ["no", "yes"];

    private static readonly Scores Binary = new Scores.SingleLabel(LearningTask.Binary, Pair, [0, 1, 1, 0], [0.2f, 0.9f, 0.4f, 0.1f]);

    private static readonly Scores Several = new Scores.MultiLabel(
        Sample.Classes, [true, false, false, true, true, false, false, true, false], [0.9f, 0.2f, 0.1f, 0.8f, 0.3f, 0.6f, 0.4f, 0.7f, 0.2f]);

    [Fact]
    public void One_of_several_classes_has_a_matrix_and_a_curve_for_each()
    {
        var page = Of(Sample.Scores);

        Assert.Equal(["measures", "confusion", "classes", "ranks", "calibration", "samples", "history", "setup", "network"], Ids(page));
        Assert.Equal(
            ["cat 0.6667", "dog 0.6667"],
            page.Section("ranks").Descendants("figure").First().Element("ul")!.Elements("li").Select(item => item.Value));
        Assert.Contains("No curve where all pictures are of a class, or none is: fish.", page.Section("ranks").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Yes_or_no_has_one_curve_of_each_kind()
    {
        var page = Of(Binary);

        Assert.Equal(["yes 1.0000"], Legend(page, 0));
        Assert.Equal(["yes 1.0000"], Legend(page, 1));
        Assert.Equal("accuracy 75.0 %", page.Root.Descendants("title").First().Value["PetNet: ".Length..]);
    }

    [Fact]
    public void Several_labels_have_a_table_instead_of_a_matrix_and_are_judged_by_their_mean_average_precision()
    {
        var page = Of(Several);

        Assert.Empty(page.OfClass("heatmap"));
        Assert.Equal(
            [
                ["cat", "2", "0", "0", "1", "66.7 %"],
                ["dog", "1", "1", "0", "1", "66.7 %"],
                ["fish", "0", "0", "1", "2", "0.0 %"],
            ],
            page.Rows("Decisions by label"));
        Assert.Contains("mean average precision on pets test, 3 pictures", page.Root.Value, StringComparison.Ordinal);
        Assert.Contains("77.8 % of the labels right, all of a picture's in 66.7 % of the pictures", page.Root.Value, StringComparison.Ordinal);
        Assert.Contains("cat, dog taken for cat, fish", page.Section("samples").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accuracy", "71.4 %")]
    [InlineData("Balanced accuracy", "70.8 %")]
    [InlineData("Cohen's κ", "0.4167")]
    [InlineData("Matthews correlation", "0.4167")]
    [InlineData("Macro F1", "0.4722")]
    [InlineData("Macro area under ROC", "0.6667")]
    [InlineData("Loss", "0.8125")]
    public void The_measures_are_those_of_the_evaluation(string name, string value) => Assert.Contains(
        Of(Sample.Scores).Section("measures").Descendants("div"),
        fact => fact.Elements().Select(element => element.Value).SequenceEqual([name, value]));

    [Fact]
    public void The_diagram_has_a_bar_for_each_bin_with_predictions() => Assert.Equal(
        ["46.7 % to 53.3 %: 1 prediction, confidence 50.0 %, right 100.0 %", "60.0 % to 66.7 %: 2 predictions, confidence 60.0 %, right 100.0 %"],
        Of(Sample.Scores).OfClass("reliability").Select(bar => bar.Element("title")!.Value).Take(2));

    public static TheoryData<string, Scores> Degenerate => new()
    {
        { "no picture", new Scores.SingleLabel(LearningTask.MultiClass, Sample.Classes, [], []) },
        { "none right", new Scores.SingleLabel(LearningTask.MultiClass, Sample.Classes, [0, 1], [0, 1, 0, 0, 0, 1]) },
        { "one class only", new Scores.SingleLabel(LearningTask.MultiClass, Sample.Classes, [2, 2], [0, 0, 1, 1, 0, 0]) },
        { "not a number", new Scores.SingleLabel(LearningTask.MultiClass, Sample.Classes, [0], [float.NaN, float.NaN, float.NaN]) },
        { "binary, one class only", new Scores.SingleLabel(LearningTask.Binary, Pair, [0], [0.5f]) },
        { "no label anywhere", new Scores.MultiLabel(Sample.Classes, new bool[6].ToImmutableArray(), new float[6].ToImmutableArray()) },
        { "several, no picture", new Scores.MultiLabel(Sample.Classes, [], []) },
    };

    [Theory]
    [MemberData(nameof(Degenerate), DisableDiscoveryEnumeration = true)]
    public void Evaluations_of_any_kind_are_a_page_of_finite_drawings(string kind, Scores scores)
    {
        var page = Of(scores);

        Assert.NotEmpty(kind);
        Assert.All(page.Numbers(), number => Assert.True(double.IsFinite(number)));
        Assert.DoesNotContain("NaN", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_classes_have_names_for_the_worst_and_faint_lines_for_the_rest()
    {
        ImmutableArray<string> classes = [.. Enumerable.Range(0, 100).Select(label => $"class {label}")];
        var generator = new Random(3);
        var scores = new Scores.SingleLabel(
            LearningTask.MultiClass,
            classes,
            [.. Enumerable.Range(0, 2000).Select(picture => picture % 100)],
            [.. Enumerable.Range(0, 200_000).Select(_ => generator.NextSingle())]);
        var page = Page.Of(Sample.Record with
        {
            Run = Sample.Run with { Classes = classes },
            Evaluation = Evaluation.Of("many", 1, scores, []),
        });

        Assert.Equal("the other 94 classes", Legend(page, 0)[^1]);
        Assert.Equal(7, Legend(page, 0).Count);
        Assert.InRange(page.Text.Length, 1, 1_500_000);
    }

    private static Page Of(Scores scores) => Page.Of(Sample.Record with
    {
        Run = Sample.Run with { Classes = scores.Classes },
        Evaluation = Sample.Of(scores),
    });

    private static List<string> Legend(Page page, int chart) =>
        [.. page.Section("ranks").Descendants("figure").ElementAt(chart).Element("ul")!.Elements("li").Select(item => item.Value)];

    private static List<string> Ids(Page page) =>
        [.. page.Root.Descendants("section").Select(section => (string)section.Attribute("id")!).Skip(1)];
}
