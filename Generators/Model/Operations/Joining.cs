namespace DeclarativeNet.Generators.Model;

/// <content>Steps of several inputs.</content>
public abstract partial record Operation
{
    /// <summary>Sum of all inputs.</summary>
    public sealed record Add : Operation;

    /// <summary>Product of all inputs.</summary>
    /// <param name="HasVectorGate">Whether one of them is a vector of factors for the channels of the first.</param>
    public sealed record Multiply(bool HasVectorGate) : Operation;

    /// <summary>Inputs one behind the other along an axis, the batch axis being 0.</summary>
    public sealed record Concat(int Axis) : Operation;
}
