namespace DeclarativeNet.Generators.Model;

/// <content>Steps on pictures as the data pipeline delivers them.</content>
public abstract partial record Operation
{
    /// <summary>A factor and a summand for every number.</summary>
    public sealed record Rescale(double Scale, double Offset) : Operation;

    /// <summary>A mean and a deviation for each channel.</summary>
    public sealed record Normalize(EquatableArray<double> Mean, EquatableArray<double> Deviation) : Operation;

    /// <summary>The luma of red, green and blue.</summary>
    public sealed record ToGray : Operation;
}
