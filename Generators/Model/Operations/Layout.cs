namespace DeclarativeNet.Generators.Model;

/// <content>Steps that only lay numbers out anew.</content>
public abstract partial record Operation
{
    /// <summary>A size that follows from the others.</summary>
    public const long TheRest = -1;

    /// <summary>A map as a vector.</summary>
    public sealed record Flatten : Operation;

    /// <summary>The pixels of a map as tokens.</summary>
    public sealed record ToTokens : Operation;

    /// <summary>Tokens as the pixels of a map; one side may be <see cref="TheRest"/>.</summary>
    public sealed record ToMap(long Height, long Width) : Operation;

    /// <summary>The same numbers under another shape; one size may be <see cref="TheRest"/>.</summary>
    public sealed record Reshape(EquatableArray<long> Sizes) : Operation;

    /// <summary>Axes in another order; the batch axis is 0 and stays, and is not among them.</summary>
    public sealed record Permute(EquatableArray<long> Axes) : Operation;

    /// <summary>From an index on, up to another one, which is nothing for the end; negative ones count from the end.</summary>
    public sealed record Slice(int Axis, long Start, long? Stop) : Operation;

    /// <summary>One of several equal parts of an axis.</summary>
    public sealed record Split(int Axis, long Parts, long Index) : Operation;

    /// <summary>Channels to pixels.</summary>
    public sealed record PixelShuffle(long Factor) : Operation;

    /// <summary>Pixels to channels.</summary>
    public sealed record PixelUnshuffle(long Factor) : Operation;

    /// <summary>Channels of several groups in turn.</summary>
    public sealed record ChannelShuffle(long Groups) : Operation;
}
