using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports;
using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly Page Single = Page.Of(Sample.Record);

    private static readonly Page Pair = Page.Of(
        Sample.Record with { Run = Sample.Run with { Title = "plain" } },
        Sample.Record with
        {
            Run = Sample.Run with
            {
                Title = "augmented",
                Recipe = Sample.Run.Recipe with { Augmentation = new Augmentation { HorizontalFlip = true, Rotation = 20, Shift = 0.2 } },
            },
            Warnings = ["2 pictures were skipped."],
        });

    [Fact]
    public void The_title_has_model_and_accuracy() =>
        Assert.Equal("PetNet: accuracy 71.4 %", Single.Root.Descendants("title").First().Value);

    [Fact]
    public void The_headline_has_the_accuracy_and_on_what_it_was_measured()
    {
        Assert.Equal("71.4 %", Assert.Single(Single.OfClass("accuracy")).Value);
        Assert.Contains("accuracy on pets test, 7 pictures", Single.Root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_epoch_is_in_the_history() => Assert.Equal(
        [
            ["1", "1.5000", "41.0 %", "1.4000", "50.0 %", "0.001", "", "1:01"],
            ["2\u00A0best", "1.1000", "62.0 %", "1.0000", "71.0 %", "0.001", "345", "60 s"],
            ["3", "0.9000", "73.0 %", "1.2000", "68.0 %", "0.0005", "1,234", "3.3 s"],
        ],
        Single.Rows("Every epoch"));

    [Fact]
    public void Every_class_has_its_measures() => Assert.Equal(
        [
            ["cat", "0.7500", "0.7500", "0.7500", "0.6667", "0.8304", "4"],
            ["dog", "0.6667", "0.6667", "0.6667", "0.6667", "0.6444", "3"],
            ["fish", "0.0000", "0.0000", "0.0000", "n/a", "0.0000", "0"],
        ],
        Single.Rows("Measures by class"));

    [Fact]
    public void The_heat_map_has_every_count_with_its_share_of_the_row() => Assert.Equal(
        [
            "cat taken for cat: 3 (75.0 % of the class)", "cat taken for dog: 1 (25.0 % of the class)",
            "dog taken for cat: 1 (33.3 % of the class)", "dog taken for dog: 2 (66.7 % of the class)",
        ],
        Single.OfClass("heatmap").Single().Elements("g").Select(cell => cell.Element("title")!.Value));

    [Fact]
    public void The_best_epoch_is_that_of_what_the_recipe_watches()
    {
        var page = Page.Of(Sample.Record with
        {
            Run = Sample.Run with { Recipe = new Recipe { Epochs = 3, Monitor = Monitored.ValidationLoss } },
            History = [.. Sample.History.Select(epoch => epoch.Epoch == 3 ? epoch with { ValidationLoss = 0.25 } : epoch)],
        });

        Assert.Equal(["1", "2", "3\u00A0best"], page.Rows("Every epoch").Select(row => row[0]));
        Assert.Contains(
            page.OfClass("figures").Single().Elements(),
            figure => figure.Elements().Select(element => element.Value).SequenceEqual(["Best validation loss", "0.2500 in epoch 3"]));
    }

    [Fact]
    public void The_most_confused_pairs_are_listed() => Assert.Equal(
        ["cat taken for dog1 of 4 (25.0 %)", "dog taken for cat1 of 3 (33.3 %)"],
        Single.OfClass("pairs").Single().Elements("li").Select(pair => pair.Value));

    [Fact]
    public void Samples_begin_with_the_worst_error_and_show_their_pictures()
    {
        var cards = Single.OfClass("samples").SelectMany(list => list.Elements("li")).ToList();

        Assert.Equal(
            ["cat taken for dog", "dog taken for cat", "dog taken for cat", "cat", "cat taken for dog", "cat"],
            cards.Select(card => card.Element("p")!.Value));
        Assert.Equal(["pets/3.jpg", "pets/2.jpg", "pets/2.jpg", "pets/1.jpg", "pets/3.jpg", "pets/1.jpg"], cards.Select(card => (string)card.Element("img")!.Attribute("title")!));
        Assert.All(cards, card => Assert.Equal(
            "data:image/png;base64," + Convert.ToBase64String([.. Sample.Picture]), (string)card.Element("img")!.Attribute("src")!));
        Assert.Contains("96.0 %", cards[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_is_listed_with_its_totals_and_its_condition()
    {
        Assert.Equal(
            [
                ["Pixels", "Input", "3×H×W", "", "", "", "open", "1×1 / 1"],
                ["Layer1", "Use", "16×H×W", "", "", "open", "open", "3×3 / 1"],
                ["Residual", "Conv2d", "16×H×W", "layer1.0.conv1", "448", "open", "", "3×3 / 1"],
                ["Classes", "Linear", "3", "fc", "51,000", "48", "", "whole"],
            ],
            Single.Rows("Steps of PetNet"));
        Assert.Contains("Well formed where H ≥ 2 and W ≥ 2.", Single.Root.Value, StringComparison.Ordinal);
        Assert.Contains("51,448", Single.Root.Value, StringComparison.Ordinal);
        Assert.Contains("76*H*W in all", Single.Root.Value, StringComparison.Ordinal);
        Assert.Contains("Multiply-accumulates are 432*H*W + 48 in all", Single.Root.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seed", "17")]
    [InlineData("Batch size", "64")]
    [InlineData("Loss function", "CrossEntropy")]
    [InlineData("Augmentation", "none")]
    [InlineData("Most memory of the process", "1.5 GiB")]
    [InlineData("Optimizer", "Adam")]
    [InlineData("pets train", "1,200 pictures")]
    [InlineData("Size", "3×32×32")]
    [InlineData("Device", "cpu")]
    [InlineData("Backend", "System 1.13.1")]
    [InlineData("Library", "DeclarativeNet 0.9.1")]
    [InlineData("Threads", "2")]
    [InlineData("Command line", "PetNet train --data pets")]
    [InlineData("Taken from", "pets")]
    [InlineData("Share to test on", "25.0 %")]
    [InlineData("Machine", "2 processors, Linux, .NET 10")]
    [InlineData("Started", "2026-03-14 15:09 +01:00")]
    public void The_set_up_is_stated(string name, string value) => Assert.Contains(
        Single.Section("setup").Descendants("dt"), fact => fact.Value == name && ((XElement)fact.NextNode!).Value == value);

    [Fact]
    public void Rates_and_paces_are_drawn_where_they_are_known()
    {
        var titles = Single.Section("curves").Descendants("strong").Select(title => title.Value);

        Assert.Equal(["Loss", "Accuracy", "Learning rate", "Pace"], titles);
        Assert.DoesNotContain("Pace", Page.Of(Sample.Record with { History = [Sample.History[0]] }).Section("curves").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Augmented_pictures_stand_beside_what_they_were()
    {
        var pairs = Page.Of(Sample.Record with { Augmented = [new(Sample.Picture, [1, 2]), new(Sample.Picture, [3])] })
            .Section("augmentation").Descendants("li").Select(pair => pair.Descendants("img").Select(picture =>
                (picture.Attribute("alt")!.Value, picture.Attribute("src")!.Value.Split(',')[1]))).ToList();

        Assert.Equal(2, pairs.Count);
        Assert.Equal([("before", Convert.ToBase64String([.. Sample.Picture])), ("after", Convert.ToBase64String([1, 2]))], pairs[0]);
        Assert.DoesNotContain(Single.Root.Descendants("section"), section => (string?)section.Attribute("id") == "augmentation");
    }

    [Fact]
    public void Settings_that_nobody_has_set_stand_back()
    {
        var settings = Single.Section("setup").Descendants("dt").ToDictionary(
            name => name.Value, name => (string?)name.Parent!.Attribute("class"));

        Assert.Equal((null, "default"), (settings["Epochs"], settings["Label smoothing"]));
    }

    [Fact]
    public void Pictures_left_out_are_listed_with_the_reason_and_counted_among_the_warnings()
    {
        var page = Page.Of(Sample.Record with
        {
            Skipped = [.. Enumerable.Range(0, 250).Select(index => new Failure("the file is cut off", $"pets/{index}.jpg", "replace it"))],
        });
        var rows = page.Rows("Pictures left out");

        Assert.Equal(200, rows.Count);
        Assert.Equal(["pets/0.jpg", "the file is cut off"], rows[0]);
        Assert.Contains("And 50 more.", page.Section("skipped").Value, StringComparison.Ordinal);
        Assert.Equal("250 pictures were left out: which, and why", page.OfClass("warnings").Single().Descendants("li").Single().Value);
    }

    [Fact]
    public void Warnings_are_shown_where_there_are_any()
    {
        Assert.Empty(Single.OfClass("warnings"));
        Assert.Equal("augmented: 2 pictures were skipped.", Pair.OfClass("warnings").Single().Descendants("li").Single().Value);
    }

    [Fact]
    public void Several_runs_share_their_charts()
    {
        var charts = Pair.Section("curves").Descendants("figure").Take(2).ToList();

        Assert.All(charts, chart => Assert.Equal(
            ["plain, validation", "plain, train", "augmented, validation", "augmented, train"],
            chart.Element("ul")!.Elements("li").Select(item => item.Value)));
        Assert.All(charts, chart => Assert.Equal(
            ["line c1", "line c1 dashed", "line c2", "line c2 dashed"],
            chart.Element("ul")!.Descendants("path").Select(line => (string)line.Attribute("class")!)));
    }

    [Fact]
    public void Several_runs_are_compared_by_result_and_by_what_differs()
    {
        var rows = Pair.Rows("Comparison of the runs");

        Assert.Contains(rows, row => row.SequenceEqual(["Augmentation", "none", "horizontal flip, rotation ±20°, shift ±20 %"]));
        Assert.Contains(rows, row => row.SequenceEqual(["Train less validation accuracy, last epoch", "+5.0 points", "+5.0 points"]));
        Assert.DoesNotContain(rows, row => row[0] == "Seed");
    }

    [Fact]
    public void Runs_of_the_same_title_are_numbered() =>
        Assert.Equal(["PetNet (1)", "PetNet (2)"], Page.Of(Sample.Record, Sample.Record).OfClass("name").Select(name => name.Value));

    [Fact]
    public void Nothing_is_fetched_and_nothing_is_run()
    {
        Assert.All([Single, Pair], page =>
        {
            Assert.DoesNotMatch("https?:", page.Text);
            Assert.DoesNotMatch(new Regex(@"url\(|@import|<script|<link|\son\w+=", RegexOptions.IgnoreCase), page.Text);
            Assert.All(page.Root.Descendants().Attributes("src"), source => Assert.StartsWith("data:", source.Value, StringComparison.Ordinal));
            Assert.All(page.Root.Descendants().Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_link_leads_to_a_section_and_no_id_is_there_twice() => Assert.All([Single, Pair], page =>
    {
        var ids = page.Root.Descendants().Attributes("id").Select(id => "#" + id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids, page.Root.Descendants("nav").Single().Elements("a").Select(link => (string)link.Attribute("href")!));
    });

    [Fact]
    public void Names_cannot_become_markup()
    {
        const string Name = "<script>alert('\"&\0\uD800')</script>";
        ImmutableArray<string> classes = [Name, "b"];
        var scores = new Scores.SingleLabel(LearningTask.MultiClass, classes, [0, 0], [0.1f, 0.9f, 0.8f, 0.2f]);
        var page = Page.Of(new RunRecord(
            Sample.Run with { Model = Name, Title = Name, Classes = classes, Device = Name, Data = [(Name, 1)] },
            Sample.History,
            Evaluation.Of(Name, 1, scores, [Prediction.Of(scores, 0, Name, Sample.Picture)]),
            [Name]));

        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Equal("<script>alert('\"&\uFFFD\uFFFD')</script>", page.OfClass("warnings").Single().Descendants("li").Single().Value);
    }

    [Fact]
    public void A_hundred_classes_are_one_readable_page()
    {
        ImmutableArray<string> classes = [.. Enumerable.Range(0, 100).Select(label => $"class {label}")];
        var scores = new Scores.SingleLabel(
            LearningTask.MultiClass,
            classes,
            [.. Enumerable.Range(0, 1000).Select(picture => picture % 100)],
            [.. Enumerable.Range(0, 100_000).Select(index => (index % 100, index / 100 % 100) is var (label, truth) && label == truth ? 0.5f
                : label == (truth * 7 + 1) % 100 ? index / 10_000 / 10f : 0)]);
        var page = Page.Of(Sample.Record with
        {
            Run = Sample.Run with { Classes = classes },
            Evaluation = Evaluation.Of("many", 1, scores, []),
        });

        Assert.Equal(classes, page.Rows("Measures by class").Select(row => row[0]));
        Assert.All(classes, name => Assert.Contains(page.OfClass("heatmap").Descendants("text"), label => label.Value.StartsWith(name, StringComparison.Ordinal)));
        Assert.InRange(page.Text.Length, 1, 500_000);
    }

    [Fact]
    public void A_report_of_nothing_is_a_bug() => Assert.Throws<ArgumentException>(() => HtmlReport.Render([]));
}
