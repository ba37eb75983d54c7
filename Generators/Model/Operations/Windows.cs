namespace DeclarativeNet.Generators.Model;

/// <summary>A number for the height and one for the width.</summary>
public readonly record struct Pair(long Height, long Width)
{
    /// <summary>Whether both are the same.</summary>
    public bool IsSquare => Height == Width;
}

/// <summary>The padding of a convolution.</summary>
public abstract record Padded
{
    private Padded()
    {
    }

    /// <summary>So many zeros on each side.</summary>
    public sealed record By(Pair Amount) : Padded;

    /// <summary>As much as keeps the size.</summary>
    public sealed record Same : Padded;
}
