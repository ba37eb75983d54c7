using System.Collections.Immutable;
using DeclarativeNet.Reports.Charts;
using DeclarativeNet.Training;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>
/// Loss, accuracy, learning rate and pace of all runs by epoch. Training is dashed and validation solid; with one run they differ in colour
/// as well, with several the colour is the run's.
/// </summary>
internal static class Curves
{
    /// <summary>The charts.</summary>
    public static Section Of(ImmutableArray<NamedRun> runs)
    {
        ImmutableArray<NamedRun> trained = [.. runs.Where(run => !run.Record.History.IsEmpty)];
        var paces = Lines(trained, "pictures a second", epoch => epoch.PicturesPerSecond);
        return new("curves", "Curves", trained.IsEmpty
            ? Tag("p", "No epoch is finished.").Class("note")
            : Tag("div",
                new LineChart(
                    "Loss", "mean over the pictures", Lines(trained, epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss),
                    double.PositiveInfinity, Readable.Fixed, Readable.Short).Render(),
                new LineChart(
                    "Accuracy", trained.Any(IsMultiLabel) ? "share of labels right" : "share of pictures",
                    Lines(trained, epoch => epoch.TrainAccuracy, epoch => epoch.ValidationAccuracy),
                    1, Readable.Percent, tick => Readable.Short(tick * 100) + " %").Render(),
                new LineChart(
                    "Learning rate", "at the end of the epoch", Lines(trained, "learning rate", epoch => epoch.LearningRate),
                    double.PositiveInfinity, Readable.Short, Readable.Short).Render(),
                paces.IsEmpty ? Nothing : new LineChart(
                    "Pace", "pictures a second while learning", paces,
                    double.PositiveInfinity, Readable.Short, Readable.Short).Render()).Class("charts"));
    }

    private static bool IsMultiLabel(NamedRun run) => run.Record.Evaluation.Task == LearningTask.MultiLabel;

    private static ImmutableArray<Line> Lines(
        ImmutableArray<NamedRun> runs, Func<EpochResult, double> train, Func<EpochResult, double> validation) =>
    [
        .. runs.SelectMany(run => new[]
        {
            Of(run, runs.Length == 1 ? "validation" : $"{run.Name}, validation", run.Colour, dashed: false, validation),
            Of(run, runs.Length == 1 ? "train" : $"{run.Name}, train", runs.Length == 1 ? 2 : run.Colour, dashed: true, train),
        }),
    ];

    /// <summary>A line for each run that has the value in any epoch.</summary>
    private static ImmutableArray<Line> Lines(ImmutableArray<NamedRun> runs, string name, Func<EpochResult, double?> value) =>
    [
        .. from run in runs
           let points = run.Record.History.Where(epoch => value(epoch) is not null)
               .Select(epoch => (epoch.Epoch, value(epoch)!.Value)).ToImmutableArray()
           where !points.IsEmpty
           select new Line(runs.Length == 1 ? name : run.Name, run.Colour, false, points),
    ];

    private static Line Of(NamedRun run, string name, int colour, bool dashed, Func<EpochResult, double> value) =>
        new(name, colour, dashed, [.. run.Record.History.Select(epoch => (epoch.Epoch, value(epoch)))]);
}
