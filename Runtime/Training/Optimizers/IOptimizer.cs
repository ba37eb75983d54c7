using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Moves parameters along their gradients. It owns its state: tensors with names, which a checkpoint writes as they are and overwrites
/// in place to go on.
/// </summary>
public interface IOptimizer : IDisposable
{
    /// <summary>What it remembers between steps, by name: <c>exp_avg/conv1.weight</c>.</summary>
    IReadOnlyDictionary<string, Tensor> State { get; }

    /// <summary>One step. Parameters without a gradient stay as they are.</summary>
    /// <param name="learningRate">The step size; above 0.</param>
    void Step(double learningRate);
}
