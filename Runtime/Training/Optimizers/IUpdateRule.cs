using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>What one kind of optimizer does with parameters that have a gradient. A rule keeps nothing itself.</summary>
internal interface IUpdateRule
{
    /// <summary>The tensors that it wants kept for each parameter, zeros at first, by PyTorch's names.</summary>
    ImmutableArray<string> Kept { get; }

    /// <summary>Whether it asks how many steps a parameter has made.</summary>
    bool CountsSteps { get; }

    /// <summary>Moves the parameters, in place. The gradients are its own to overwrite.</summary>
    void Move(Movement movement);
}

/// <summary>Parameters to move, and with what. The lists are of one length, and in one order.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Gradients">Their gradients.</param>
/// <param name="Kept">What is kept for them: a list for each of <see cref="IUpdateRule.Kept"/>.</param>
/// <param name="Step">The step, from 1, where the rule counts them.</param>
/// <param name="Rate">The step size; above 0.</param>
/// <param name="WeightDecay">λ, at least 0.</param>
internal sealed record Movement(
    ImmutableArray<Tensor> Parameters,
    ImmutableArray<Tensor> Gradients,
    ImmutableArray<ImmutableArray<Tensor>> Kept,
    long Step,
    double Rate,
    double WeightDecay);
