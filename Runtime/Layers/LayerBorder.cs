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
        if (ReferenceEquals(result, input))
            result = input.alias();
        if (result.shape.SequenceEqual(expected))
            return result;

        var found = result.shape;
        result.Dispose();
        throw new InvalidOperationException(
            $"{step} made {Text(found)} of {Text(input.shape)}, but its signature says {Text(expected)}.");
    }

    private static string Text(long[] shape) => string.Join("×", shape);
}
