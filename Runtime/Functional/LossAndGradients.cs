using TorchSharp;

namespace DeclarativeNet.Functional;

/// <summary>A loss, and its gradient with respect to each parameter; whoever receives it owns both.</summary>
/// <param name="Loss">The loss, a single number.</param>
/// <param name="Gradients">For each parameter a tensor of its shape.</param>
/// <typeparam name="TGradients">The model's <c>Gradients</c>.</typeparam>
public sealed record LossAndGradients<TGradients>(torch.Tensor Loss, TGradients Gradients) : IDisposable
    where TGradients : IDisposable
{
    /// <summary>Releases both.</summary>
    public void Dispose()
    {
        Loss.Dispose();
        Gradients.Dispose();
    }
}
