using static TorchSharp.torch;

namespace DeclarativeNet;

/// <summary>The border between a network and a layer that the compiler knows by its stated signature only.</summary>
public static class LayerBorder
{
    /// <summary>A layer's result, after a look at its shape.</summary>
    /// <param name="step">What the layer is called in the record.</param>
    /// <param name="input">What went in, <c>N×…</c>.</param>
    /// <param name="result">What came out.</param>
    /// <param name="signature">What should come out, without the batch axis, for the shape that went in.</param>
    /// <returns>The result, never the input itself.</returns>
    /// <exception cref="InvalidOperationException">The result is not what the signature says.</exception>
    public static Tensor Checked(string step, Tensor input, Tensor result, Func<long[], long[]> signature)
    {
        long[] expected = [input.shape[0], .. signature(input.shape)];
        if (!result.shape.SequenceEqual(expected))
            throw new InvalidOperationException(
                $"{step} made {string.Join("×", result.shape)} of {string.Join("×", input.shape)}, but its signature says {string.Join("×", expected)}.");
        return ReferenceEquals(result, input) ? input.alias() : result;
    }
}
