using static TorchSharp.torch;

namespace DeclarativeNet.Training.Objectives;

/// <summary>Losses of scores, the mean of a batch as one number. Targets may be soft: shares of classes in [0, 1].</summary>
public static class Losses
{
    /// <summary>The least that a power is taken of: at 0 that of an exponent below 1 has an infinite slope.</summary>
    private const double Least = 1e-12;

    /// <summary>
    /// Cross-entropy of the softmax: -Σ tᵢ log pᵢ, with t smoothed to (1 - s)t + s/K. With class weights w and whole targets, the mean is weighted
    /// by w of the targets' classes; with soft ones each term is, as in PyTorch's <c>cross_entropy</c>.
    /// </summary>
    /// <param name="logits">Scores, <c>N×K</c>.</param>
    /// <param name="targets">Classes, <c>N</c> 64-bit integers; or shares, <c>N×K</c> floats that sum to 1 for each picture.</param>
    /// <param name="weights">Weights of the classes, <c>K</c>.</param>
    /// <param name="smoothing">s, in [0, 1).</param>
    /// <returns>One number, the caller's to release.</returns>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets, Tensor? weights = null, double smoothing = 0) =>
        nn.functional.cross_entropy(logits, targets, weights, label_smoothing: smoothing);

    /// <summary>
    /// Binary cross-entropy of the sigmoid of each score: -a t log p - (1 - t) log(1 - p), with t smoothed to (1 - s)t + s/2; the mean over
    /// pictures and scores, each term times its weight. As PyTorch's <c>binary_cross_entropy_with_logits</c>.
    /// </summary>
    /// <param name="logits">Scores, <c>N×K</c>.</param>
    /// <param name="targets">What is there, <c>N×K</c> floats in [0, 1].</param>
    /// <param name="weights">Weights that spread to <c>N×K</c>.</param>
    /// <param name="smoothing">s, in [0, 1).</param>
    /// <param name="positives">a, the weight of what is there for each score, <c>K</c>; 1 without it.</param>
    /// <returns>One number, the caller's to release.</returns>
    public static Tensor BinaryCrossEntropy(
        Tensor logits, Tensor targets, Tensor? weights = null, double smoothing = 0, Tensor? positives = null)
    {
        using var smoothed = targets * (1 - smoothing) + smoothing / 2;
        return nn.functional.binary_cross_entropy_with_logits(logits, smoothed, weights, pos_weights: positives);
    }

    /// <summary>Focal loss of the softmax (Lin et al., 2017): -Σ wᵢ tᵢ (1 - pᵢ)^γ log pᵢ, with t smoothed to (1 - s)t + s/K.</summary>
    /// <param name="logits">Scores, <c>N×K</c>.</param>
    /// <param name="targets">Shares of the classes, <c>N×K</c> floats that sum to 1 for each picture.</param>
    /// <param name="gamma">γ, at least 0; 0 makes it cross-entropy.</param>
    /// <param name="weights">Weights of the classes, <c>K</c>.</param>
    /// <param name="smoothing">s, in [0, 1).</param>
    /// <returns>One number, the caller's to release.</returns>
    public static Tensor Focal(Tensor logits, Tensor targets, double gamma, Tensor? weights = null, double smoothing = 0)
    {
        using var scope = NewDisposeScope();
        var logarithms = logits.log_softmax(1);
        var terms = Smoothed(targets, smoothing) * Discount(logarithms.exp(), gamma) * logarithms;
        return (weights is null ? terms : terms * weights).sum(1).mean().neg().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Focal loss of the sigmoid of each score (Lin et al., 2017): α_t (1 - p_t)^γ times the binary cross-entropy; the mean over pictures and
    /// scores.
    /// </summary>
    /// <param name="logits">Scores, <c>N×K</c>.</param>
    /// <param name="targets">What is there, <c>N×K</c> floats in [0, 1].</param>
    /// <param name="gamma">γ, at least 0; 0 makes it binary cross-entropy.</param>
    /// <param name="alpha">α, in (0, 1), the weight of what is there; 0 for all the same.</param>
    /// <param name="weights">Weights that spread to <c>N×K</c>.</param>
    /// <param name="smoothing">Moves targets to (1 - s)t + s/2; s in [0, 1).</param>
    /// <param name="positives">The weight of what is there for each score in the cross-entropy, <c>K</c>; 1 without it.</param>
    /// <returns>One number, the caller's to release.</returns>
    public static Tensor BinaryFocal(
        Tensor logits,
        Tensor targets,
        double gamma,
        double alpha = 0,
        Tensor? weights = null,
        double smoothing = 0,
        Tensor? positives = null)
    {
        using var scope = NewDisposeScope();
        var smoothed = targets * (1 - smoothing) + smoothing / 2;
        var entropy = nn.functional.binary_cross_entropy_with_logits(
            logits, smoothed, reduction: nn.Reduction.None, pos_weights: positives);
        var probabilities = logits.sigmoid();
        var right = probabilities * smoothed + (1 - probabilities) * (1 - smoothed);
        var terms = entropy * Discount(right, gamma);
        if (alpha > 0)
            terms *= alpha * smoothed + (1 - alpha) * (1 - smoothed);
        return (weights is null ? terms : terms * weights).mean().MoveToOuterDisposeScope();
    }

    /// <summary>(1 - p)^γ, without a slope where p is 1.</summary>
    private static Tensor Discount(Tensor right, double gamma) => (1 - right).clamp_min(Least).pow(gamma);

    private static Tensor Smoothed(Tensor targets, double smoothing) => targets * (1 - smoothing) + smoothing / targets.shape[1];
}
