using System.Collections.Immutable;
using DeclarativeNet.Metrics;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Everything that was measured as one number, by what it judges: decisions, ranks, probabilities.</summary>
internal static class Measures
{
    /// <summary>The numbers of an evaluation.</summary>
    public static ImmutableArray<Fact> Of(Evaluation evaluation) => [.. Decided(evaluation), .. Ranked(evaluation), .. Probable(evaluation)];

    private static IEnumerable<Fact> Decided(Evaluation evaluation)
    {
        const string Group = "Decisions";
        var report = evaluation.Decisions.Report;
        switch (evaluation.Decisions)
        {
            case Decisions.SingleLabel single:
                yield return new(Group, "Accuracy", Readable.Percent(single.Accuracy));
                if (Top(single.TopAccuracies, single.Confusion.Classes.Length) is { } top)
                    yield return new(Group, $"Top-{top} accuracy", Readable.Percent(single.TopAccuracies[top - 1]));
                yield return new(Group, "Balanced accuracy", Readable.Percent(report.BalancedAccuracy));
                yield return new(Group, "Cohen's κ", Readable.Fixed(Agreement.CohenKappa(single.Confusion)));
                yield return new(Group, "Matthews correlation", Readable.Fixed(Agreement.MatthewsCorrelation(single.Confusion)));
                break;
            case Decisions.MultiLabel several:
                yield return new(Group, "Labels right", Readable.Percent(several.Accuracy));
                yield return new(Group, "Hamming loss", Readable.Fixed(several.Confusion.HammingLoss));
                yield return new(Group, "Subset accuracy", Readable.Percent(several.Confusion.SubsetAccuracy));
                yield return new(Group, "Micro F1", Readable.Fixed(report.Micro.F1));
                break;
        }
        yield return new(Group, "Macro F1", Readable.Fixed(report.Macro.F1));
        yield return new(Group, "Weighted F1", Readable.Fixed(report.Weighted.F1));
    }

    private static IEnumerable<Fact> Ranked(Evaluation evaluation)
    {
        const string Group = "Ranks";
        var (areas, precisions) = (evaluation.Ranking.RocArea, evaluation.Ranking.AveragePrecision);
        if (evaluation.Ranking.Classes.Length == 1)
        {
            yield return new(Group, "Area under ROC", Readable.Fixed(areas.Macro));
            yield return new(Group, "Average precision", Readable.Fixed(precisions.Macro));
            yield break;
        }
        yield return new(Group, "Macro area under ROC", Readable.Fixed(areas.Macro));
        yield return new(Group, "Weighted area under ROC", Readable.Fixed(areas.Weighted));
        yield return new(Group, "Micro area under ROC", Readable.Fixed(areas.Micro));
        yield return new(Group, "Mean average precision", Readable.Fixed(precisions.Macro));
        yield return new(Group, "Weighted average precision", Readable.Fixed(precisions.Weighted));
        yield return new(Group, "Micro average precision", Readable.Fixed(precisions.Micro));
    }

    private static IEnumerable<Fact> Probable(Evaluation evaluation)
    {
        const string Group = "Probabilities";
        yield return new(Group, "Loss", Readable.Fixed(evaluation.Loss));
        yield return new(Group, "Log loss", Readable.Fixed(evaluation.LogLoss) + " nats");
        yield return new(Group, "Brier score", Readable.Fixed(evaluation.BrierScore));
        yield return new(Group, "Expected calibration error", Readable.Percent(evaluation.Reliability.ExpectedError));
        yield return new(Group, "Maximum calibration error", Readable.Percent(evaluation.Reliability.MaximumError));
    }

    /// <summary>The largest k that half of the classes are more than: with less, chance alone is often right.</summary>
    private static int? Top(ImmutableArray<double> accuracies, int classes) =>
        Enumerable.Range(2, accuracies.Length).LastOrDefault(k => k <= accuracies.Length && 2 * k <= classes) is var top and > 0 ? top : null;
}
