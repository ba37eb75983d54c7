using TorchSharp;

namespace DeclarativeNet;

/// <summary>A value of the forward pass: a kind, and the tensor that carries it. The first axis is always the batch.</summary>
public interface IValue
{
    /// <summary>The tensor, <c>N×…</c>; the kind says what follows the batch axis.</summary>
    torch.Tensor Tensor { get; }
}

/// <summary>What the data pipeline delivers: pictures, <c>N×C×H×W</c>, as numbers in [0, 1] unless a step says otherwise.</summary>
/// <param name="Tensor">The tensor, <c>N×C×H×W</c>.</param>
public readonly record struct Image(torch.Tensor Tensor) : IValue;

/// <summary>A feature map, <c>N×C×H×W</c>.</summary>
/// <param name="Tensor">The tensor, <c>N×C×H×W</c>.</param>
public readonly record struct Map(torch.Tensor Tensor) : IValue;

/// <summary>A sequence of vectors, <c>N×L×D</c>.</summary>
/// <param name="Tensor">The tensor, <c>N×L×D</c>.</param>
public readonly record struct Tokens(torch.Tensor Tensor) : IValue;

/// <summary>Features, <c>N×D</c>.</summary>
/// <param name="Tensor">The tensor, <c>N×D</c>.</param>
public readonly record struct Vector(torch.Tensor Tensor) : IValue;

/// <summary>Class scores before softmax or sigmoid, <c>N×K</c>.</summary>
/// <param name="Tensor">The tensor, <c>N×K</c>.</param>
public readonly record struct Logits(torch.Tensor Tensor) : IValue;
