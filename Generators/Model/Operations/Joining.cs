namespace DeclarativeNet.Generators.Model;

/// <content>Steps of several inputs.</content>
public abstract partial record Operation
{
    /// <summary>Sum of all inputs.</summary>
    public sealed record Add : Operation;

    /// <summary>Inputs one behind the other along an axis, the batch axis being 0.</summary>
    public sealed record Concat(int Axis) : Operation;
}
