using DeclarativeNet.Data;

namespace DeclarativeNet.Augmentations.Mixing;

/// <summary>Draws from the symmetric Beta distribution, as the share of one of two Gamma draws in their sum.</summary>
internal static class BetaDistribution
{
    /// <summary>A number of Beta(α, α), in [0, 1].</summary>
    /// <param name="alpha">α, above 0.</param>
    /// <param name="random">What the number follows from.</param>
    public static double Draw(double alpha, RandomSequence random)
    {
        // In logarithms, since for a small α both Gamma draws may be smaller than any number there is.
        var (one, other) = (LogGamma(alpha, random), LogGamma(alpha, random));
        return 1 / (1 + Math.Exp(other - one));
    }

    /// <summary>The logarithm of a Gamma draw: that of shape α + 1 times a uniform number to the power of 1/α.</summary>
    private static double LogGamma(double shape, RandomSequence random) =>
        Math.Log(GammaAboveOne(shape + 1, random)) + Math.Log(Positive(random)) / shape;

    /// <summary>Marsaglia and Tsang (2000), for shapes of at least 1.</summary>
    private static double GammaAboveOne(double shape, RandomSequence random)
    {
        var scale = shape - 1.0 / 3;
        var spread = 1 / Math.Sqrt(9 * scale);
        while (true)
        {
            var normal = Normal(random);
            var cube = Math.Pow(1 + spread * normal, 3);
            if (cube > 0 && Math.Log(Positive(random)) < 0.5 * normal * normal + scale * (1 - cube + Math.Log(cube)))
                return scale * cube;
        }
    }

    /// <summary>Box and Muller (1958).</summary>
    private static double Normal(RandomSequence random) =>
        Math.Sqrt(-2 * Math.Log(Positive(random))) * Math.Cos(2 * Math.PI * random.Uniform());

    /// <summary>Uniform in (0, 1], so that it has a logarithm.</summary>
    private static double Positive(RandomSequence random) => 1 - random.Uniform();
}
