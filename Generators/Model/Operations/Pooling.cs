namespace DeclarativeNet.Generators.Model;

/// <content>Pools.</content>
public abstract partial record Operation
{
    /// <summary>Largest number of each window.</summary>
    public sealed record MaxPool2d(Pair Kernel, Pair Stride, Pair Padding, Pair Dilation, bool CeilMode) : Operation;

    /// <summary>Mean of each window.</summary>
    public sealed record AvgPool2d(Pair Kernel, Pair Stride, Pair Padding, bool CeilMode, bool CountIncludePad) : Operation;

    /// <summary>Mean of each channel.</summary>
    public sealed record GlobalAvgPool : Operation;

    /// <summary>Largest number of each channel.</summary>
    public sealed record GlobalMaxPool : Operation;

    /// <summary>Means of as many windows as the result has pixels.</summary>
    public sealed record AdaptiveAvgPool2d(Pair Size) : Operation;

    /// <summary>Largest numbers of as many windows as the result has pixels.</summary>
    public sealed record AdaptiveMaxPool2d(Pair Size) : Operation;
}
