namespace DeclarativeNet.Generators.Model;

/// <content>Normalisations.</content>
public abstract partial record Operation
{
    /// <summary>Batch normalisation of a map (two spatial axes) or of vectors (none).</summary>
    public sealed record BatchNorm(long Features, bool Spatial, double Epsilon, double Momentum) : Operation;

    /// <summary>Layer normalisation of a map's pixels (two spatial axes) or over the last axis (none).</summary>
    public sealed record LayerNorm(long Features, bool Spatial, double Epsilon) : Operation;

    /// <summary>Normalisation of groups of channels.</summary>
    public sealed record GroupNorm(long Groups, long Channels, double Epsilon) : Operation;

    /// <summary>Normalisation of each channel of each picture, with learned scale and shift or without.</summary>
    public sealed record InstanceNorm(long Channels, bool Affine, double Epsilon) : Operation;

    /// <summary>Normalisation by neighbouring channels.</summary>
    public sealed record LocalResponseNorm(long Size, double Alpha, double Beta, double K) : Operation;
}
