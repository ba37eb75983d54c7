namespace DeclarativeNet.Generators.Model;

/// <summary>What a type of data says of itself with <c>DataShape</c>.</summary>
/// <param name="Name">The type's simple name.</param>
/// <param name="Pictures">Channels, height and width of the pictures; nothing where they are not said.</param>
/// <param name="Classes">How many classes there are; nothing where it is not said.</param>
/// <param name="AllowsFlips">Whether mirrored pictures keep their class.</param>
/// <param name="IsMultiLabel">Whether a picture can show any number of them.</param>
public sealed record DataDeclaration(string Name, PictureShape? Pictures, long? Classes, bool AllowsFlips, bool IsMultiLabel);

/// <summary>The shape of a picture.</summary>
public sealed record PictureShape(long Channels, long Height, long Width)
{
    /// <summary>As messages write it: <c>3×32×32</c>.</summary>
    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
