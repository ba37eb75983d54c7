using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>Whether the probabilities mean what they say.</summary>
internal static class Calibration
{
    /// <summary>The diagram, with a word on how to read it.</summary>
    public static Html Render(Evaluation evaluation) => Tag("div",
        ReliabilityChart.Render(evaluation.Reliability, evaluation.Decisions is Decisions.MultiLabel ? "share with the label" : "share right"),
        Tag("div",
            Tag("p", "A bar is what came true of the predictions of about one confidence; the darker, the more there are. Above the diagonal the "
                + "network is better than it says, below it is overconfident."),
            Tag("p", evaluation.Decisions is Decisions.MultiLabel
                ? "Each label of each picture counts, with its probability." : "Each picture counts, with the probability of the class predicted.")
                .Class("muted"))).Class("calibration");
}
