using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Training;

namespace DeclarativeNet.Reports;

/// <summary>What a reader of a finished run should know that its numbers say, a sentence each.</summary>
public static class RunFindings
{
    /// <summary>How much higher the accuracy while learning may be in the end before it is told of.</summary>
    private const double LargestGap = 0.1;

    /// <summary>How many epochs may follow the best one before that is told of, at least; and which share of all, at least.</summary>
    private const int LongWait = 5;

    private const double LongShare = 1.0 / 3;

    /// <summary>How many names or epochs are listed.</summary>
    private const int Told = 5;

    /// <summary>The findings.</summary>
    /// <param name="recipe">How the run learned.</param>
    /// <param name="history">Its epochs, in order.</param>
    /// <param name="evaluation">How the network does in the end.</param>
    public static ImmutableArray<string> Of(Recipe recipe, ImmutableArray<EpochResult> history, Evaluation evaluation) =>
        [.. NotFinite(history), .. OverFitted(history), .. Ended(recipe, history), .. Unseen(evaluation)];

    private static IEnumerable<string> NotFinite(ImmutableArray<EpochResult> history)
    {
        var epochs = history.Where(epoch => !double.IsFinite(epoch.ValidationLoss) || !double.IsFinite(epoch.TrainLoss))
            .Select(epoch => $"{epoch.Epoch}").ToImmutableArray();
        if (!epochs.IsEmpty)
            yield return $"a loss is infinite or no number in {(epochs.Length == 1 ? "epoch" : "epochs")} {Listed(epochs)}";
    }

    private static IEnumerable<string> OverFitted(ImmutableArray<EpochResult> history)
    {
        if (history is [.., var last] && last.TrainAccuracy - last.ValidationAccuracy is var gap and > LargestGap)
        {
            yield return $"in the last epoch the accuracy while learning is {Readable.Points(gap).TrimStart('+')} above that on validation data: "
                + "the network learns its training pictures by heart; augment them more, or let weights decay";
        }
    }

    private static IEnumerable<string> Ended(Recipe recipe, ImmutableArray<EpochResult> history)
    {
        if (history.Best(recipe.Monitor) is not { } best)
            yield break;
        var last = history[^1].Epoch;
        if (last < recipe.Epochs)
            yield return $"the run stopped early, after epoch {last} of {recipe.Epochs}: the best was epoch {best.Epoch}";
        else if (last - best.Epoch >= Math.Max(LongWait, LongShare * last))
            yield return $"the best epoch is {best.Epoch}, long before the last, {last}: fewer epochs, or a smaller learning rate, would do";
    }

    private static IEnumerable<string> Unseen(Evaluation evaluation)
    {
        var unseen = evaluation.Decisions.Report.Classes.Where(row => row.Support == 0).Select(row => $"'{row.Class}'").ToImmutableArray();
        if (!unseen.IsEmpty)
            yield return $"{evaluation.Dataset} has no picture of {Listed(unseen)}: the measures say nothing of {(unseen.Length == 1 ? "it" : "them")}";
    }

    private static string Listed(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(Told)) + (names.Length > Told ? $" and {names.Length - Told} more" : "");
}
