using static TorchSharp.torch;

namespace DeclarativeNet.Torch.Tests;

/// <summary>Compares a tensor with what was worked out by hand.</summary>
internal static class Elements
{
    public static void Equal(float[] expected, Tensor actual, float tolerance = 1e-6f)
    {
        var elements = actual.cpu().to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, elements.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - elements[i]) <= tolerance, $"element {i}: expected {expected[i]} but got {elements[i]}");
    }

    public static void Integers(long[] expected, Tensor actual) => Assert.Equal(expected, actual.data<long>().ToArray());

    public static void Truths(bool[] expected, Tensor actual) => Assert.Equal(expected, actual.data<bool>().ToArray());
}
