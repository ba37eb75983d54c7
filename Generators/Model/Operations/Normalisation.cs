namespace DeclarativeNet.Generators.Model;

/// <content>Normalisations.</content>
public abstract partial record Operation
{
    /// <summary>Batch normalisation of a map (two spatial axes) or of vectors (none).</summary>
    public sealed record BatchNorm(long Features, bool Spatial, double Epsilon, double Momentum) : Operation;
}
