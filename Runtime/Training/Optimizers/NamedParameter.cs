using static TorchSharp.torch;

namespace DeclarativeNet.Training.Optimizers;

/// <summary>A parameter and its path in the state dictionary.</summary>
/// <param name="Name">The path: <c>layer1.0.conv1.weight</c>.</param>
/// <param name="Tensor">The parameter; it belongs to the network.</param>
internal readonly record struct NamedParameter(string Name, Tensor Tensor);
