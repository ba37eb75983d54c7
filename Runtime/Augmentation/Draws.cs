using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations;

/// <summary>Random numbers of a batch, uniform in [0, 1): a row of them for each picture.</summary>
internal sealed class Draws
{
    private readonly float[] numbers;
    private readonly int each;

    private Draws(float[] numbers, int each) => (this.numbers, this.each) = (numbers, each);

    /// <summary>Draws them. The generator moves on by as many numbers as are asked for, whatever they are used for.</summary>
    /// <param name="generator">What the numbers follow from.</param>
    /// <param name="pictures">Rows.</param>
    /// <param name="each">Numbers in a row.</param>
    public static Draws Of(Generator generator, long pictures, int each)
    {
        using var drawn = rand([pictures, each], ScalarType.Float32, generator.device, generator: generator);
        using var here = drawn.cpu();
        return new(here.data<float>().ToArray(), each);
    }

    /// <summary>What each picture's row stands for.</summary>
    public ImmutableArray<T> Read<T>(Func<ReadOnlySpan<float>, T> read)
    {
        var found = ImmutableArray.CreateBuilder<T>(numbers.Length / each);
        for (var start = 0; start < numbers.Length; start += each)
            found.Add(read(numbers.AsSpan(start, each)));
        return found.MoveToImmutable();
    }

    /// <summary>A seed for what draws elsewhere: on another device, or on none. It takes two of the generator's numbers.</summary>
    public static int Seed(Generator generator)
    {
        const int half = 15;
        return Of(generator, 1, 2).Read(row => Below(row[0], 1 << half) << half | Below(row[1], 1 << half))[0];
    }

    /// <summary>The place of a number of [0, 1) between two bounds.</summary>
    public static double Between(double draw, double low, double high) => low + (high - low) * draw;

    /// <summary>The place of a number of [0, 1) among 0 to count - 1.</summary>
    public static int Below(double draw, int count) => (int)(draw * count);
}
