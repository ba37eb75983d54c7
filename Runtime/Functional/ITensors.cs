using TorchSharp;

namespace DeclarativeNet.Functional;

/// <summary>Tensors that stand at paths of a state dictionary: those of a layer, a block or a whole network.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITensors<TSelf>
    where TSelf : ITensors<TSelf>
{
    /// <summary>Takes them out of a state dictionary.</summary>
    /// <param name="tensors">The tensors, by path.</param>
    /// <param name="prefix">What their paths begin with, its last dot included: <c>stem.conv2d.</c>.</param>
    /// <exception cref="KeyNotFoundException">One of them is not there.</exception>
    static abstract TSelf Of(IReadOnlyDictionary<string, torch.Tensor> tensors, string prefix);

    /// <summary>The tensors by path, in the order in which they are computed with.</summary>
    /// <param name="prefix">What the paths begin with, its last dot included.</param>
    IEnumerable<KeyValuePair<string, torch.Tensor>> At(string prefix);
}
