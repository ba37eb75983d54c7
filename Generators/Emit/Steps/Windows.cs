using DeclarativeNet.Generators.Model;

namespace DeclarativeNet.Generators.Emit.Steps;

/// <summary>
/// The sizes of a window. TorchSharp's functions take all of them as numbers or all of them as pairs, so they are numbers where
/// every one is square.
/// </summary>
internal sealed class Windows(params Pair[] sizes)
{
    private readonly bool areSquare = sizes.All(size => size.IsSquare);

    /// <summary>A size.</summary>
    public string Of(Pair size) => areSquare ? Literals.Of(size.Height) : Literals.Of(size);

    /// <summary>A size, or nothing where it is the default.</summary>
    public string? Unless(Pair @default, Pair size) => size == @default ? null : Of(size);
}
