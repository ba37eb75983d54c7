using DeclarativeNet.Metrics;

namespace DeclarativeNet.Training;

/// <summary>How a network does by several views of each picture, and by the pictures alone.</summary>
/// <param name="Averaged">By the averaged probabilities of all views.</param>
/// <param name="PlainAccuracy">The accuracy by the pictures alone.</param>
public sealed record ViewsEvaluation(Evaluation Averaged, double PlainAccuracy);
