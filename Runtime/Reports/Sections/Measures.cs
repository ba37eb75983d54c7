using System.Collections.Immutable;
using DeclarativeNet.Metrics;

namespace DeclarativeNet.Reports.Sections;

/// <summary>One thing that was measured.</summary>
/// <param name="Group">What it judges.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Written">How people read it.</param>
internal sealed record Measure(string Group, string Name, double Value, Func<double, string> Written);

/// <summary>Everything that was measured as one number, by what it judges: decisions, ranks, probabilities.</summary>
internal static class Measures
{
    /// <summary>The numbers of an evaluation, as people read them.</summary>
    public static ImmutableArray<Fact> Of(Evaluation evaluation) =>
        [.. Values(evaluation).Select(measure => new Fact(measure.Group, measure.Name, measure.Written(measure.Value)))];

    /// <summary>The numbers of an evaluation.</summary>
    public static ImmutableArray<Measure> Values(Evaluation evaluation) => [.. Decided(evaluation), .. Ranked(evaluation), .. Probable(evaluation)];

    private static IEnumerable<Measure> Decided(Evaluation evaluation)
    {
        const string Group = "Decisions";
        var report = evaluation.Decisions.Report;
        switch (evaluation.Decisions)
        {
            case Decisions.SingleLabel single:
                yield return new(Group, "Accuracy", single.Accuracy, Readable.Percent);
                if (Top(single.TopAccuracies, single.Confusion.Classes.Length) is { } top)
                    yield return new(Group, $"Top-{top} accuracy", single.TopAccuracies[top - 1], Readable.Percent);
                yield return new(Group, "Balanced accuracy", report.BalancedAccuracy, Readable.Percent);
                yield return new(Group, "Cohen's κ", Agreement.CohenKappa(single.Confusion), Readable.Fixed);
                yield return new(Group, "Matthews correlation", Agreement.MatthewsCorrelation(single.Confusion), Readable.Fixed);
                break;
            case Decisions.MultiLabel several:
                yield return new(Group, "Labels right", several.Accuracy, Readable.Percent);
                yield return new(Group, "Hamming loss", several.Confusion.HammingLoss, Readable.Fixed);
                yield return new(Group, "Subset accuracy", several.Confusion.SubsetAccuracy, Readable.Percent);
                yield return new(Group, "Micro F1", report.Micro.F1, Readable.Fixed);
                break;
        }
        yield return new(Group, "Macro F1", report.Macro.F1, Readable.Fixed);
        yield return new(Group, "Weighted F1", report.Weighted.F1, Readable.Fixed);
    }

    private static IEnumerable<Measure> Ranked(Evaluation evaluation)
    {
        const string Group = "Ranks";
        var (areas, precisions) = (evaluation.Ranking.RocArea, evaluation.Ranking.AveragePrecision);
        if (evaluation.Ranking.Classes.Length == 1)
        {
            yield return new(Group, "Area under ROC", areas.Macro, Readable.Fixed);
            yield return new(Group, "Average precision", precisions.Macro, Readable.Fixed);
            yield break;
        }
        yield return new(Group, "Macro area under ROC", areas.Macro, Readable.Fixed);
        yield return new(Group, "Weighted area under ROC", areas.Weighted, Readable.Fixed);
        yield return new(Group, "Micro area under ROC", areas.Micro, Readable.Fixed);
        yield return new(Group, "Mean average precision", precisions.Macro, Readable.Fixed);
        yield return new(Group, "Weighted average precision", precisions.Weighted, Readable.Fixed);
        yield return new(Group, "Micro average precision", precisions.Micro, Readable.Fixed);
    }

    private static IEnumerable<Measure> Probable(Evaluation evaluation)
    {
        const string Group = "Probabilities";
        yield return new(Group, "Loss", evaluation.Loss, Readable.Fixed);
        yield return new(Group, "Log loss", evaluation.LogLoss, value => Readable.Fixed(value) + " nats");
        yield return new(Group, "Brier score", evaluation.BrierScore, Readable.Fixed);
        yield return new(Group, "Expected calibration error", evaluation.Reliability.ExpectedError, Readable.Percent);
        yield return new(Group, "Maximum calibration error", evaluation.Reliability.MaximumError, Readable.Percent);
    }

    /// <summary>The largest k that half of the classes are more than: with less, chance alone is often right.</summary>
    private static int? Top(ImmutableArray<double> accuracies, int classes) =>
        Enumerable.Range(2, accuracies.Length).LastOrDefault(k => k <= accuracies.Length && 2 * k <= classes) is var top and > 0 ? top : null;
}
