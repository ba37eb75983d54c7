namespace DeclarativeNet.Generators.Model;

/// <content>Steps that stand for several layers.</content>
public abstract partial record Operation
{
    /// <summary>A factor for each channel, from the means of all of them.</summary>
    /// <param name="Channels">Channels of the map.</param>
    /// <param name="Squeeze">Channels between the two convolutions.</param>
    /// <param name="Activation">A member of <c>Activation</c>.</param>
    /// <param name="Gate">A member of <c>Gate</c>.</param>
    public sealed record SqueezeExcite(long Channels, long Squeeze, string Activation, string Gate) : Operation;
}
