namespace DeclarativeNet.Networks.Tests;

/// <summary>Tests that count tensors or seed torch's generator: no other test may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
