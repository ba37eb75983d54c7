using System.Collections.Immutable;
using System.Globalization;

namespace DeclarativeNet;

/// <summary>The shape of a value without the batch axis.</summary>
/// <param name="Text">As messages write it: <c>64×(H + 3)/4×(W + 3)/4</c>.</param>
/// <param name="Sizes">The axes, outermost first; an open size is nothing.</param>
public sealed record ValueShape(string Text, ImmutableArray<long?> Sizes)
{
    /// <summary>A shape of known sizes.</summary>
    public static ValueShape Of(params ReadOnlySpan<long> sizes)
    {
        var known = ImmutableArray.CreateBuilder<long?>(sizes.Length);
        foreach (var size in sizes)
            known.Add(size);
        return new(string.Join('×', known.Select(size => size!.Value.ToString(CultureInfo.InvariantCulture))), known.ToImmutable());
    }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <summary>Whether both are written the same.</summary>
    public bool Equals(ValueShape? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
