using DeclarativeNet.Generators.Shapes.Symbolic;

namespace DeclarativeNet.Generators.Model;

/// <content>Layers of the user's own.</content>
public abstract partial record Operation
{
    /// <summary>A layer that is known by its signature.</summary>
    /// <param name="Layer">The layer.</param>
    /// <param name="Arguments">What its constructor is given.</param>
    /// <param name="Result">The sizes that come out, in the sizes that go in: <c>size[1]</c> is the first after the batch axis.</param>
    public sealed record Custom(CustomLayer Layer, EquatableArray<ArgumentValue> Arguments, EquatableArray<Dim> Result) : Operation;
}
