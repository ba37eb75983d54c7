using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>The pictures that could not be read and were left out.</summary>
internal static class SkippedPictures
{
    /// <summary>A table of more would be read by nobody.</summary>
    private const int Listed = 200;

    /// <summary>Those of all runs, each once.</summary>
    public static ImmutableArray<Failure> Of(ImmutableArray<NamedRun> runs) => [.. runs.SelectMany(run => run.Record.Skipped).Distinct()];

    /// <summary>The table.</summary>
    public static Html Render(ImmutableArray<Failure> skipped) => All([
        new Table("Pictures left out", [new("Picture"), new("Reason")], [.. skipped.Take(Listed).Select(Row)]).Render(),
        skipped.Length > Listed ? Tag("p", $"And {Readable.Count(skipped.Length - Listed)} more.").Class("note") : Nothing,
    ]);

    private static ImmutableArray<Html> Row(Failure failure) => [Tag("code", failure.Where), failure.What];
}
