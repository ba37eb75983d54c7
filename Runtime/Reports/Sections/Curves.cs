using System.Collections.Immutable;
using DeclarativeNet.Reports.Charts;
using DeclarativeNet.Training;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>
/// Loss and accuracy of all runs by epoch. Training is dashed and validation solid; with one run they differ in colour as well, with
/// several the colour is the run's.
/// </summary>
internal static class Curves
{
    /// <summary>The charts.</summary>
    public static Section Of(ImmutableArray<NamedRun> runs)
    {
        ImmutableArray<NamedRun> trained = [.. runs.Where(run => !run.Record.History.IsEmpty)];
        return new("curves", "Curves", trained.IsEmpty
            ? Tag("p", "No epoch is finished.").Class("note")
            : Tag("div",
                new LineChart(
                    "Loss", "mean cross-entropy, nats", Lines(trained, epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss),
                    double.PositiveInfinity, Readable.Fixed, Readable.Short).Render(),
                new LineChart(
                    "Accuracy", "share of pictures", Lines(trained, epoch => epoch.TrainAccuracy, epoch => epoch.ValidationAccuracy),
                    1, Readable.Percent, tick => Readable.Short(tick * 100) + " %").Render()).Class("charts"));
    }

    private static ImmutableArray<Line> Lines(
        ImmutableArray<NamedRun> runs, Func<EpochResult, double> train, Func<EpochResult, double> validation) =>
    [
        .. runs.SelectMany(run => new[]
        {
            Of(run, runs.Length == 1 ? "validation" : $"{run.Name}, validation", run.Colour, dashed: false, validation),
            Of(run, runs.Length == 1 ? "train" : $"{run.Name}, train", runs.Length == 1 ? 2 : run.Colour, dashed: true, train),
        }),
    ];

    private static Line Of(NamedRun run, string name, int colour, bool dashed, Func<EpochResult, double> value) =>
        new(name, colour, dashed, [.. run.Record.History.Select(epoch => (epoch.Epoch, value(epoch)))]);
}
