namespace DeclarativeNet.Generators.Shapes.Symbolic;

/// <summary>Whether sizes satisfy statements.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>These sizes do.</summary>
    public sealed record Possible(IReadOnlyDictionary<string, long> Sizes) : Verdict;

    /// <summary>No sizes do.</summary>
    public sealed record Impossible : Verdict;

    /// <summary>It is not decided: the statements are not linear, or very many.</summary>
    public sealed record Undecided : Verdict;
}
