namespace DeclarativeNet.Generators.Model;

/// <content>Steps that change how many pixels there are without looking at channels.</content>
public abstract partial record Operation
{
    /// <summary>Interpolation, by factors or to a size.</summary>
    /// <param name="Factor">The factors; nothing where there is a size.</param>
    /// <param name="Size">The size; nothing where there are factors.</param>
    /// <param name="Mode">A member of <c>UpsampleMode</c>.</param>
    /// <param name="AlignCorners">Whether corner pixels stay corner pixels.</param>
    public sealed record Upsample(Pair? Factor, Pair? Size, string Mode, bool AlignCorners) : Operation;

    /// <summary>A border.</summary>
    /// <param name="Before">Rows above and columns before.</param>
    /// <param name="After">Rows below and columns after.</param>
    /// <param name="Mode">A member of <c>PadMode</c>.</param>
    public sealed record Pad(Pair Before, Pair After, string Mode) : Operation;
}
