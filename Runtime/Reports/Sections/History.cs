using System.Collections.Immutable;
using DeclarativeNet.Training;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Every epoch in figures.</summary>
internal static class History
{
    /// <summary>The table; the best epoch, by what the recipe watches, is marked.</summary>
    public static Html Render(NamedRun run) => run.Record.History.IsEmpty
        ? Tag("p", "No epoch is finished.").Class("note")
        : new Table(
            "Every epoch",
            [
                new("Epoch"), new("Train loss", true), new("Train accuracy", true), new("Validation loss", true),
                new("Validation accuracy", true), new("Learning rate", true), new("Pictures a second", true), new("Time", true),
            ],
            [.. run.Record.History.Select(epoch => Row(epoch, epoch == run.Best))]).Render();

    private static ImmutableArray<Html> Row(EpochResult epoch, bool best) =>
    [
        best ? All([$"{epoch.Epoch}\u00A0", Tag("span", "best").Class("tag")]) : $"{epoch.Epoch}",
        Readable.Fixed(epoch.TrainLoss), Readable.Percent(epoch.TrainAccuracy),
        Readable.Fixed(epoch.ValidationLoss), Readable.Percent(epoch.ValidationAccuracy),
        Readable.Short(epoch.LearningRate), epoch.PicturesPerSecond is { } pace ? Readable.Count((long)Math.Round(pace)) : "",
        Readable.Duration(epoch.Duration),
    ];
}
