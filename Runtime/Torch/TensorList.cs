using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Torch;

/// <summary>Tensors that one computation made and that are released together.</summary>
/// <param name="tensors">The tensors; they belong to the list.</param>
internal sealed class TensorList(ImmutableArray<Tensor> tensors) : IDisposable
{
    /// <summary>The tensors, for as long as the list is not disposed.</summary>
    public ImmutableArray<Tensor> Tensors => tensors;

    /// <summary>The list where a list of tensors is wanted.</summary>
    public static implicit operator ImmutableArray<Tensor>(TensorList list) => list.Tensors;

    /// <summary>Releases all of them.</summary>
    public void Dispose()
    {
        foreach (var tensor in tensors)
            tensor.Dispose();
    }
}
