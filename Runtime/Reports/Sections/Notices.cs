using System.Collections.Immutable;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>The runs' warnings, before anything that they may put in doubt.</summary>
internal static class Notices
{
    /// <summary>The warnings, or nothing where there are none.</summary>
    public static Html Render(ImmutableArray<NamedRun> runs)
    {
        ImmutableArray<Html> warnings =
        [
            .. from warning in runs.SelectMany(run => run.Record.Warnings).Distinct()
               let warned = runs.Where(run => run.Record.Warnings.Contains(warning)).Select(run => run.Name).ToList()
               select Tag("li", warned.Count < runs.Length ? $"{string.Join(", ", warned)}: {warning}" : warning),
            .. SkippedPictures.Of(runs) is { Length: > 0 and var skipped }
                ? [LeftOut(skipped)] : ReadOnlySpan<Html>.Empty,
        ];
        return warnings.IsEmpty
            ? Nothing
            : Tag("aside", Tag("h2", warnings.Length == 1 ? "Warning" : $"{warnings.Length} warnings"), Tag("ul", [.. warnings]))
                .Class("warnings").With("aria-label", "Warnings");
    }

    private static Html LeftOut(int skipped) => Tag("li",
        $"{Readable.Count(skipped)} {(skipped == 1 ? "picture was" : "pictures were")} left out: ",
        Tag("a", "which, and why").With("href", "#skipped"));
}
