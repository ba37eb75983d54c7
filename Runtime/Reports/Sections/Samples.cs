using System.Collections.Immutable;
using DeclarativeNet.Metrics;
using DeclarativeNet.Reports.Charts;
using static DeclarativeNet.Reports.Html;

namespace DeclarativeNet.Reports.Sections;

/// <summary>
/// Pictures with what the network said of them: its worst errors, those it is least certain of, and some that it got right.
/// </summary>
internal static class Samples
{
    private const int EachKind = 12;
    private const int Bars = 3;

    /// <summary>The pictures.</summary>
    public static Html Render(RunRecord record)
    {
        var samples = record.Evaluation.Samples;
        ImmutableArray<Prediction> wrong =
            [.. samples.Where(sample => !sample.IsRight).OrderByDescending(sample => sample.LogLoss).Take(EachKind)];
        ImmutableArray<Prediction> uncertain = [.. samples.OrderByDescending(sample => sample.Entropy).Take(EachKind)];
        ImmutableArray<Prediction> right = [.. samples.Where(sample => sample.IsRight).Take(EachKind)];
        return samples.IsEmpty
            ? Tag("p", "No pictures were kept.").Class("note")
            : All([Group("Worst errors", wrong, record), Group("Most uncertain", uncertain, record), Group("Right", right, record)]);
    }

    private static Html Group(string title, ImmutableArray<Prediction> samples, RunRecord record) => samples.IsEmpty
        ? Nothing
        : All([Tag("h4", title), Tag("ul", [.. samples.Select(sample => Card(sample, record))]).Class("samples")]);

    private static Html Card(Prediction sample, RunRecord record)
    {
        var classes = record.Run.Classes;
        var (truth, predicted) = (Names(sample.Truth), Names(sample.Predicted));
        return Tag("li",
            PictureTag.Of(sample.Picture, $"{truth}, {sample.Origin}", record.Run.Size).With("title", sample.Origin),
            Tag("p", sample.IsRight ? Tag("b", truth) : All([Tag("b", truth), " taken for ", Tag("b", predicted)])),
            Tag("dl", [.. Shown(sample).Select(label => Tag("div",
                Tag("dt", classes[label]),
                Tag("dd", Readable.Percent(sample.Probabilities[label])),
                Tag("dd", Bar.Of(sample.Probabilities[label], sample.Truth.Contains(label) ? "right" : "wrong")).Class("drawn")))]).Class("probabilities"));

        string Names(ImmutableArray<int> labels) => labels.IsEmpty ? "nothing" : string.Join(", ", labels.Select(label => classes[label]));
    }

    /// <summary>The most probable classes, and the true ones that are not among them in the last's place.</summary>
    private static ImmutableArray<int> Shown(Prediction sample)
    {
        ImmutableArray<int> best =
            [.. Enumerable.Range(0, sample.Probabilities.Length).OrderByDescending(label => sample.Probabilities[label]).Take(Bars)];
        ImmutableArray<int> missing = [.. sample.Truth.Except(best)];
        return missing.IsEmpty ? best : [.. best[..^1], .. missing];
    }
}
