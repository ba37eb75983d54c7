using System.Collections.Immutable;

namespace DeclarativeNet.Metrics;

/// <summary>Of a stream of predictions, the errors with the least probability for the true class: where the loss is largest.</summary>
/// <param name="Limit">Keeps at most so many.</param>
public sealed record WorstErrors(int Limit)
{
    /// <summary>The pictures' indices and the probabilities of their classes, the worst first.</summary>
    public ImmutableArray<(int Index, float Probability)> Found { get; private init; } = [];

    /// <summary>With one more prediction.</summary>
    /// <param name="index">The picture.</param>
    /// <param name="truth">Its class.</param>
    /// <param name="prediction">The class it was taken for.</param>
    /// <param name="probability">The probability given to its class, in [0, 1].</param>
    public WorstErrors Add(int index, int truth, int prediction, float probability) =>
        truth == prediction || Limit == 0 || (Found.Length == Limit && probability >= Found[^1].Probability)
            ? this
            : this with { Found = [.. Found.Append((Index: index, Probability: probability)).OrderBy(error => error.Probability).Take(Limit)] };
}
