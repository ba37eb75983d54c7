namespace DeclarativeNet.Generators.Model;

/// <content>Tokens and attention.</content>
public abstract partial record Operation
{
    /// <summary>Patches of a picture as tokens: a convolution whose stride is its window.</summary>
    public sealed record PatchEmbed(long InChannels, long Width, Pair Patch, bool Bias) : Operation;

    /// <summary>A learned token before the others.</summary>
    public sealed record ClassToken(long Width) : Operation;

    /// <summary>A learned vector added to each token.</summary>
    public sealed record PositionEmbedding(long Length, long Width) : Operation;

    /// <summary>Self-attention with several heads.</summary>
    public sealed record Attention(long Width, long Heads, double Probability, bool Bias, bool Causal) : Operation;

    /// <summary>The mean of all tokens.</summary>
    public sealed record MeanToken : Operation;

    /// <summary>One of the tokens; a negative index counts from the end.</summary>
    public sealed record TakeToken(long Index) : Operation;
}
