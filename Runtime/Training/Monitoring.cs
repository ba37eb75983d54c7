using System.Collections.Immutable;

namespace DeclarativeNet.Training;

/// <summary>What tells a good epoch: functions of the history, so that a resumed run decides as any other.</summary>
internal static class Monitoring
{
    /// <summary>What is watched of each epoch, in order.</summary>
    public static ImmutableArray<double> Watched(this ImmutableArray<EpochResult> history, Monitored monitored) =>
        [.. history.Select(epoch => monitored == Monitored.ValidationLoss ? epoch.ValidationLoss : epoch.ValidationAccuracy)];

    /// <summary>The best epoch so far, the first of them where several are as good; nothing before the first is over.</summary>
    public static EpochResult? Best(this ImmutableArray<EpochResult> history, Monitored monitored) => monitored == Monitored.ValidationLoss
        ? history.MinBy(epoch => double.IsNaN(epoch.ValidationLoss) ? double.PositiveInfinity : epoch.ValidationLoss)
        : history.MaxBy(epoch => epoch.ValidationAccuracy);

    /// <summary>Whether a run has gone on for as long without a gain as its recipe allows.</summary>
    public static bool HasStopped(this ImmutableArray<EpochResult> history, Recipe recipe) =>
        recipe.EarlyStopping > 0 && history.Best(recipe.Monitor) is { } best && history[^1].Epoch - best.Epoch >= recipe.EarlyStopping;
}
