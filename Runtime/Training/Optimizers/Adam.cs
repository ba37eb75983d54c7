using System.Collections.Immutable;
using DeclarativeNet.Torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, 2015) as <c>torch.optim.Adam</c> does it, and AdamW as <c>torch.optim.AdamW</c>. With gradient g, parameter θ and
/// step t: m ← β₁m + (1 - β₁)g; v ← β₂v + (1 - β₂)g²; θ ← θ - learning rate · m/(1 - β₁ᵗ) / (√(v/(1 - β₂ᵗ)) + ε).
/// </summary>
/// <param name="Decoupled">Whether the decay is beside the gradient (AdamW) or a part of it.</param>
/// <param name="Moments">β₁, β₂, ε.</param>
internal sealed record Adam(bool Decoupled, Moments Moments) : IUpdateRule
{
    /// <summary>With PyTorch's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-8.</summary>
    public Adam(bool decoupled)
        : this(decoupled, new Moments(0.9, 0.999, 1e-8))
    {
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Kept => Moments.Names;

    /// <inheritdoc/>
    public bool CountsSteps => true;

    /// <inheritdoc/>
    public void Move(Movement movement)
    {
        if (Decoupled)
            Decay.Decoupled(movement);
        else
            Decay.IntoGradients(movement);
        Moments.Update(movement);
        using var scale = Moments.Scale(movement);
        Foreach.AddQuotient(movement.Parameters, movement.Kept[0], scale, -movement.Rate * Moments.Correction(movement));
    }
}
