using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>The top of the page: what was run and how well it does, at a glance.</summary>
internal static class Headline
{
    /// <summary>One line that says it all, for the browser's tab.</summary>
    public static string Title(ImmutableArray<NamedRun> runs) =>
        $"{Models(runs)}: " + string.Join(", ", runs.Select(run => $"{Merit(run).Name} {Merit(run).Value}"));

    /// <summary>The top.</summary>
    public static Html Render(ImmutableArray<NamedRun> runs) => Tag("header",
        Tag("p", "Training report").Class("kicker"),
        Tag("h1", Models(runs)),
        Tag("div", [.. runs.Select(run => Result(run, runs.Length > 1))]).Class("results"),
        runs.Length == 1 ? Figures(runs[0]) : Nothing);

    private static string Models(ImmutableArray<NamedRun> runs)
    {
        var models = string.Join(", ", runs.Select(run => run.Record.Run.Model).Distinct());
        return runs is [{ Record.Run: { Title.Length: > 0 } run }] ? $"{models}, {run.Title}" : models;
    }

    private static Html Result(NamedRun run, bool named)
    {
        var evaluation = run.Record.Evaluation;
        var (name, value, more) = Merit(run);
        return Tag("div",
            named ? Tag("p", run.Label).Class("name") : Nothing,
            Tag("p", value).Class("accuracy"),
            Tag("p", $"{name} on {evaluation.Dataset}, {Readable.Count(evaluation.Decisions.Pictures)} pictures"),
            Tag("p", more).Class("muted"));
    }

    /// <summary>
    /// The one number to judge a run by, and what else to know of it: with rare labels the share of right decisions says little.
    /// </summary>
    private static (string Name, string Value, string More) Merit(NamedRun run)
    {
        var evaluation = run.Record.Evaluation;
        switch (evaluation.Decisions)
        {
            case Decisions.SingleLabel single:
                var (low, high) = single.Confusion.AccuracyInterval;
                return (
                    "accuracy", Readable.Percent(evaluation.Accuracy), $"95 % interval {Readable.Percent(low)} to {Readable.Percent(high)}");
            case Decisions.MultiLabel several:
                return (
                    "mean average precision",
                    Readable.Percent(evaluation.Ranking.AveragePrecision.Macro),
                    $"{Readable.Percent(evaluation.Accuracy)} of the labels right, all of a picture's in "
                    + $"{Readable.Percent(several.Confusion.SubsetAccuracy)} of the pictures");
            default:
                throw new InvalidOperationException("Decisions are on one label or on several.");
        }
    }

    private static Html Figures(NamedRun run)
    {
        var record = run.Record;
        var best = run.Best;
        return Tag("dl",
            Figure("Loss", Readable.Fixed(record.Evaluation.Loss), "in the mean"),
            Figure("Macro F1", Readable.Fixed(record.Evaluation.Decisions.Report.Macro.F1), ""),
            Figure(run.BestName, run.BestValue, best is null ? "" : $"in epoch {best.Epoch}"),
            Figure("Epochs", $"{record.History.Length}", "in " + Readable.Duration(run.Duration)),
            Figure("Parameters", Readable.Scaled(record.Run.Summary.Parameters), ""),
            Figure("Multiply-accumulates", record.Run.Summary.MultiplyAccumulates.Value is { } costs ? Readable.Scaled(costs) : "open", "a picture"))
            .Class("figures");
    }

    private static Html Figure(string name, string value, string unit) =>
        Tag("div", Tag("dt", name), Tag("dd", value, " ", Tag("span", unit).Class("muted")));
}
