namespace DeclarativeNet.Generators.Model;

/// <summary>What a node computes, with every number known. Sizes of windows are (height, width). One file a family.</summary>
public abstract partial record Operation
{
    private Operation()
    {
    }

    /// <summary>Brought in from outside.</summary>
    public sealed record Input : Operation;

    /// <summary>A block. Two uses with equal networks are one generated class.</summary>
    public sealed record Use(Network Block) : Operation;
}
