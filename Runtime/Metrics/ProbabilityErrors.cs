namespace DeclarativeNet.Metrics;

/// <summary>
/// How far probabilities are from the truth, whatever is decided by them. Each is a mean over pictures; 0 where there are none.
/// </summary>
public static class ProbabilityErrors
{
    /// <summary>
    /// Probabilities closer to 0 or 1 than this are taken for it, so that no loss is infinite: the spacing of doubles at 1.
    /// </summary>
    private const double Closest = 2.220446049250313e-16;

    /// <summary>
    /// Mean of -ln of the true class's probability, in nats; of several labels the mean over them of their binary ones. As scikit-learn's
    /// <c>log_loss</c>: probabilities are kept within [ε, 1 - ε], ε = 2⁻⁵², and those of a picture divided by their sum.
    /// </summary>
    public static double LogLoss(Scores scores) => Mean(scores, picture => LogLoss(scores, picture));

    /// <summary>The log loss of one picture, in nats.</summary>
    public static double LogLoss(Scores scores, int picture) => scores switch
    {
        Scores.SingleLabel single => -Math.Log(
            Inner(single.Probability(picture, single.Labels[picture])) / Labels(scores).Sum(label => Inner(single.Probability(picture, label)))),
        Scores.MultiLabel => Labels(scores).Average(label =>
            -Math.Log(scores.Is(picture, label) ? Inner(scores.Probability(picture, label)) : 1 - Inner(scores.Probability(picture, label)))),
        _ => throw new InvalidOperationException("Scores are of one label or of several."),
    };

    /// <summary>
    /// Brier's score: of a picture of one class the sum over all classes of (p - y)², in [0, 2] (Brier, 1950); of a binary task (p - y)² of
    /// the second class, in [0, 1], which is scikit-learn's <c>brier_score_loss</c>; of several labels the mean over them.
    /// </summary>
    public static double Brier(Scores scores) => Mean(scores, picture =>
    {
        var sum = scores.Ranked.Sum(label => Square(scores.Probability(picture, label) - (scores.Is(picture, label) ? 1 : 0)));
        return scores is Scores.MultiLabel ? sum / scores.Classes.Length : sum;
    });

    /// <summary>
    /// How undecided the network is about a picture: the entropy -Σ p·ln p of its probabilities, in nats, in [0, ln K]; of several labels
    /// the mean of their binary entropies, in [0, ln 2].
    /// </summary>
    public static double Entropy(Scores scores, int picture) => scores is Scores.MultiLabel
        ? Labels(scores).Average(label => Part(scores.Probability(picture, label)) + Part(1 - scores.Probability(picture, label)))
        : Labels(scores).Sum(label => Part(scores.Probability(picture, label)));

    private static double Mean(Scores scores, Func<int, double> ofPicture) =>
        Enumerable.Range(0, scores.Count).Select(ofPicture).DefaultIfEmpty(0).Average();

    private static IEnumerable<int> Labels(Scores scores) => Enumerable.Range(0, scores.Classes.Length);

    private static double Inner(double probability) => Math.Clamp(probability, Closest, 1 - Closest);

    private static double Part(double probability) => probability > 0 ? -probability * Math.Log(probability) : 0;

    private static double Square(double value) => value * value;
}
