namespace DeclarativeNet.Torch.Tests;

/// <summary>Tests that count tensors or seed generators, which all share, run one after another.</summary>
[CollectionDefinition("torch", DisableParallelization = true)]
public class TorchCollection;
