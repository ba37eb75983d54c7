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

    /// <summary>Its epoch of the highest validation accuracy; none where no epoch is finished or no accuracy is a number.</summary>
    public EpochResult? Best => Record.History.Where(epoch => double.IsFinite(epoch.ValidationAccuracy)).MaxBy(epoch => epoch.ValidationAccuracy);

    /// <summary>Time for all its epochs.</summary>
    public TimeSpan Duration => Record.History.Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Duration);

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
