using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>What a network is judged by while it learns.</summary>
/// <param name="Logits">Its class scores, <c>N×K</c>.</param>
/// <param name="Auxiliary">Those of its auxiliary heads.</param>
public sealed record TrainingScores(Tensor Logits, IReadOnlyList<AuxiliaryScores> Auxiliary) : IDisposable
{
    /// <summary>The loss of the class scores, plus that of each auxiliary head times its weight.</summary>
    /// <param name="loss">The loss of class scores: one number.</param>
    /// <returns>One number, the caller's to release.</returns>
    public Tensor Loss(Func<Tensor, Tensor> loss)
    {
        var sum = loss(Logits);
        foreach (var head in Auxiliary)
        {
            using var before = sum;
            using var own = loss(head.Logits);
            sum = before.add(own, head.Weight);
        }
        return sum;
    }

    /// <summary>Releases all scores.</summary>
    public void Dispose()
    {
        Logits.Dispose();
        foreach (var head in Auxiliary)
            head.Logits.Dispose();
    }
}

/// <summary>Class scores of an auxiliary head.</summary>
/// <param name="Logits">The scores, <c>N×K</c>.</param>
/// <param name="Weight">What their loss is multiplied by.</param>
public readonly record struct AuxiliaryScores(Tensor Logits, double Weight);
