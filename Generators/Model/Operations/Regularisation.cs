namespace DeclarativeNet.Generators.Model;

/// <content>Regularisation.</content>
public abstract partial record Operation
{
    /// <summary>Random zeros in training.</summary>
    public sealed record Dropout(double Probability) : Operation;

    /// <summary>Random channels of zeros in training.</summary>
    public sealed record Dropout2d(double Probability) : Operation;

    /// <summary>Zeros for random pictures in training.</summary>
    public sealed record DropPath(double Probability) : Operation;

    /// <summary>A learned factor for each channel of a map (two spatial axes) or each feature (none).</summary>
    public sealed record LayerScale(long Features, bool Spatial, double Init) : Operation;
}
