using DeclarativeNet.Reports.Charts;
using DeclarativeNet.Training;
using DeclarativeNet.Weights;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports;

/// <summary>A search for a learning rate as a page: the curve of the loss over the rate, which is drawn in its logarithm.</summary>
public static class RatePage
{
    private const double Width = 640;
    private const double Height = 380;
    private const double Left = 64;
    private const double Right = Width - 16;
    private const double Top = 16;
    private const double Bottom = Height - 48;

    /// <summary>Writes the page beside its place and moves it there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">What was searched for.</param>
    /// <param name="finding">What was found; at least one trial.</param>
    /// <returns>The path, or why the file could not be written.</returns>
    public static Result<string> Write(string path, string model, RateFinding finding) => AtomicFile.Write(path, Render(model, finding));

    /// <summary>The page.</summary>
    /// <inheritdoc cref="Write"/>
    public static string Render(string model, RateFinding finding) => Page(Tag("html",
        Tag("head",
            Tag("meta").With("charset", "utf-8"),
            Tag("meta").With("name", "viewport").With("content", "width=device-width, initial-scale=1"),
            Tag("meta").With("name", "color-scheme").With("content", "light dark"),
            Tag("title", $"{model}: learning rate"),
            Style(Stylesheet.Text)),
        Tag("body",
            Tag("header", Tag("p", "Learning rate").Class("kicker"), Tag("h1", model), Tag("p", Sentence(finding))),
            Tag("main", Tag("section", Chart(finding)))))
        .With("lang", "en"));

    private static string Sentence(RateFinding finding) => finding.Suggested is { } rate
        ? $"The loss falls fastest at {Readable.Short(rate)}; rates up to there are worth a try."
        : "The loss never fell: look at the data and the network before the rate.";

    private static Element Chart(RateFinding finding)
    {
        var across = Axis.Around(finding.Trials.Select(trial => Math.Log10(trial.Rate)));
        var up = Axis.Around(finding.Trials.Select(trial => trial.Loss), floor: 0);
        return Tag("figure",
            Tag("figcaption", Tag("strong", "Loss"), " ", Tag("span", "smoothed, by learning rate").Class("muted")),
            Tag("svg",
                All(up.Ticks.Select(tick => All([
                    Tag("path").With("d", Drawing.Path((Left, Y(tick)), (Right, Y(tick)))).Class("grid"),
                    Drawing.Label(Readable.Short(tick), Left - 8, Y(tick) + 4, "end"),
                ]))),
                All(across.Ticks.Where(tick => tick == Math.Floor(tick)).Select(tick => All([
                    Tag("path").With("d", Drawing.Path((X(tick), Bottom), (X(tick), Bottom + 4))).Class("axis"),
                    Drawing.Label(Readable.Short(Math.Pow(10, tick)), X(tick), Bottom + 20, "middle"),
                ]))),
                Tag("path").With("d", Drawing.Path((Left, Bottom), (Right, Bottom))).Class("axis"),
                Drawing.Label("learning rate", (Left + Right) / 2, Height - 8, "middle"),
                finding.Suggested is { } rate
                    ? Tag("path").With("d", Drawing.Path((X(Math.Log10(rate)), Top), (X(Math.Log10(rate)), Bottom))).Class("line c2 dashed")
                    : Nothing,
                Tag("path")
                    .With("d", Drawing.Path([.. finding.Trials.Select(trial => (X(Math.Log10(trial.Rate)), Y(trial.Loss)))]))
                    .Class("line c1"))
                .Class("lines").With("viewBox", $"0 0 {Width} {Height}").With("role", "img").With("aria-label", Sentence(finding))).Class("chart alone");

        double X(double exponent) => across.Place(exponent, Left, Right);

        double Y(double loss) => up.Place(loss, Bottom, Top);
    }
}
