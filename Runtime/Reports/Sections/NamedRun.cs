using System.Collections.Immutable;
using DeclarativeNet.Training;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>A run under the name and colour that it has throughout a report.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Unique in the report.</param>
/// <param name="Record">The run.</param>
internal sealed record NamedRun(int Number, string Name, RunRecord Record)
{
    /// <summary>How many colours the style sheet has; further runs begin again, and are told apart by name.</summary>
    public const int Colours = 6;

    /// <summary>Its colour in the style sheet, from 1.</summary>
    public int Colour => ((Number - 1) % Colours) + 1;

    /// <summary>Whether its best epoch is the one of the lowest validation loss, and not of the highest validation accuracy.</summary>
    public bool IsByLoss => Record.Run.Recipe.Monitor == Monitored.ValidationLoss;

    /// <summary>Its best epoch by what its recipe watches; none where no epoch is finished or what is watched is never a number.</summary>
    public EpochResult? Best => Record.History.Best(Record.Run.Recipe.Monitor) is { } best && double.IsFinite(Watched(best)) ? best : null;

    /// <summary>What is watched, in words.</summary>
    public string BestName => IsByLoss ? "Best validation loss" : "Best validation accuracy";

    /// <summary>What is watched at its best, as people read it.</summary>
    public string BestValue => Best is not { } best ? "n/a"
        : IsByLoss ? Readable.Fixed(best.ValidationLoss) : Readable.Percent(best.ValidationAccuracy);

    /// <summary>Time for all its epochs.</summary>
    public TimeSpan Duration => Record.History.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Duration);

    private double Watched(EpochResult epoch) => IsByLoss ? epoch.ValidationLoss : epoch.ValidationAccuracy;

    /// <summary>A patch of its colour.</summary>
    public Html Patch => Tag("span").Class($"patch c{Colour}").With("aria-hidden", "true");

    /// <summary>Its name with its colour.</summary>
    public Html Label => All([Patch, Name]);

    /// <summary>Names runs by their titles, or their models where they have none; equal names get their numbers.</summary>
    public static ImmutableArray<NamedRun> Of(IReadOnlyList<RunRecord> runs)
    {
        var names = runs.Select(record => record.Run.Title.Length > 0 ? record.Run.Title : record.Run.Model).ToList();
        return
        [
            .. runs.Select((record, index) => new NamedRun(
                index + 1,
                names.Count(name => name == names[index]) > 1 ? $"{names[index]} ({index + 1})" : names[index],
                record)),
        ];
    }
}
