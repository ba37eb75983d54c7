namespace DeclarativeNet.Generators.Model;

/// <content>Steps that only lay numbers out anew.</content>
public abstract partial record Operation
{
    /// <summary>A map as a vector.</summary>
    public sealed record Flatten : Operation;
}
