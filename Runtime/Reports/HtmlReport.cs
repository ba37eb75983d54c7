using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Sections;
using DeclarativeNet.Weights;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports;

/// <summary>
/// One page that says what was run and what came of it: a single HTML file without scripts that needs no network, in light and dark, for
/// screens of any width and for paper.
/// </summary>
public static class HtmlReport
{
    /// <summary>The page.</summary>
    /// <param name="runs">The runs, at least one; several are drawn into the same charts.</param>
    /// <exception cref="ArgumentException">There is no run.</exception>
    public static string Render(IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0)
            throw new ArgumentException("A report needs a run.", nameof(runs));
        var named = NamedRun.Of(runs);
        ImmutableArray<Section> sections =
        [
            .. named.Length > 1 ? [Comparison.Of(named)] : ImmutableArray<Section>.Empty,
            Curves.Of(named),
            .. named.Length > 1 ? named.Select(Together) : Parts(named[0]),
            NetworkTable.Of(named),
            .. SkippedPictures.Of(named) is { IsEmpty: false } skipped
                ? [new Section("skipped", "Pictures left out", SkippedPictures.Render(skipped))] : ImmutableArray<Section>.Empty,
        ];
        return Page(Tag("html",
            Tag("head",
                Tag("meta").With("charset", "utf-8"),
                Tag("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
                Tag("meta").With("name", "color-scheme").With("content", "light dark"),
                Tag("title", Headline.Title(named)),
                Style(Stylesheet.Text)),
            Tag("body",
                Headline.Render(named),
                Tag("nav", [.. sections.Select(section => section.Link())]).With("aria-label", "Sections"),
                Tag("main", Notices.Render(named), All(sections.Select(section => section.Render()))),
                Tag("footer", $"Written by DeclarativeNet {typeof(HtmlReport).Assembly.GetName().Version?.ToString(3)}.")))
            .With("lang", "en"));
    }

    /// <summary>Writes the page beside its place and moves it there, so that no reader sees half of it.</summary>
    /// <param name="path">The file; its folder is made where it is missing, and a file that is there is replaced.</param>
    /// <param name="runs">The runs, at least one.</param>
    /// <returns>The path, or why the file could not be written.</returns>
    public static Result<string> Write(string path, IReadOnlyList<RunRecord> runs) => AtomicFile.Write(path, Render(runs));

    /// <summary>One run of several: its parts in one section.</summary>
    private static Section Together(NamedRun run) =>
        new($"run-{run.Number}", run.Name, All(Parts(run).Select(part => All([Tag("h3", part.Title), part.Body])))) { Mark = run.Patch };

    /// <summary>What is said of each run on its own.</summary>
    private static IEnumerable<Section> Parts(NamedRun run)
    {
        var evaluation = run.Record.Evaluation;
        yield return new("measures", "Measures", FactLists.Render(Measures.Of(evaluation)));
        yield return evaluation.Decisions switch
        {
            Decisions.SingleLabel single => new("confusion", "Confusion", Confusion.Render(single.Confusion)),
            Decisions.MultiLabel several => new("labels", "Labels", Labels.Render(several.Confusion)),
            _ => throw new InvalidOperationException("Decisions are on one label or on several."),
        };
        yield return new("classes", "Classes", PerClass.Render(evaluation));
        yield return new("ranks", "ROC and precision–recall", Rankings.Render(evaluation.Ranking));
        yield return new("calibration", "Calibration", Calibration.Render(evaluation));
        yield return new("samples", "Samples", Samples.Render(run.Record));
        if (!run.Record.Augmented.IsEmpty)
            yield return new("augmentation", "Augmentation", AugmentedPictures.Render(run.Record));
        if (Transferred.IsIn(run.Record))
            yield return new("transfer", "Transfer", Transferred.Render(run.Record));
        yield return new("history", "History", History.Render(run));
        yield return new("setup", "Setup", Setup.Render(run.Record));
    }
}
