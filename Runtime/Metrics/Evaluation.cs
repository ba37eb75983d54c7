using System.Collections.Immutable;
using DeclarativeNet.Training;

namespace DeclarativeNet.Metrics;

/// <summary>
/// How a network does on a dataset. Of the scores it keeps what a report shows: counts, averages, curves by a few hundred points.
/// </summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Task">What was to be found out.</param>
/// <param name="Loss">Mean of the loss that the network was trained with, without weights of classes.</param>
/// <param name="Decisions">What is decided by the probabilities, and how often that is right.</param>
/// <param name="Ranking">How well the probabilities rank the pictures, whatever is decided.</param>
/// <param name="Reliability">Whether the probabilities mean what they say.</param>
/// <param name="LogLoss">Mean log loss of the probabilities, in nats; see <see cref="ProbabilityErrors.LogLoss(Scores)"/>.</param>
/// <param name="BrierScore">Brier's score of the probabilities; see <see cref="ProbabilityErrors.Brier"/>.</param>
/// <param name="Samples">Some pictures with what the network said of them.</param>
public sealed record Evaluation(
    string Dataset,
    LearningTask Task,
    double Loss,
    Decisions Decisions,
    Ranking Ranking,
    Reliability Reliability,
    double LogLoss,
    double BrierScore,
    ImmutableArray<Prediction> Samples)
{
    /// <summary>Points kept of all curves of one kind together; a single curve has no more than <see cref="CurvePoints"/>.</summary>
    private const int AllCurvePoints = 20_000;

    private const int CurvePoints = 200;
    private const int FewestCurvePoints = 20;

    /// <inheritdoc cref="Decisions.Accuracy"/>
    public double Accuracy => Decisions.Accuracy;

    /// <summary>The evaluation of scores.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="loss">Mean of the loss that the network was trained with.</param>
    /// <param name="scores">What the network said of all pictures.</param>
    /// <param name="samples">Some of the pictures.</param>
    public static Evaluation Of(string dataset, double loss, Scores scores, ImmutableArray<Prediction> samples) => new(
        dataset,
        scores.Task,
        loss,
        Decisions.Of(scores),
        Ranking.Of(scores, Math.Clamp(AllCurvePoints / Math.Max(1, scores.Classes.Length), FewestCurvePoints, CurvePoints)),
        Reliability.Of(scores),
        ProbabilityErrors.LogLoss(scores),
        ProbabilityErrors.Brier(scores),
        samples);
}
