using System.Collections.Immutable;
using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Colours;

/// <summary>
/// Brightness, contrast, saturation and hue, each picture by numbers of its own, in an order that each batch draws anew: after a change of
/// saturation, one of contrast does something else than before it.
/// </summary>
internal static class ColourJitter
{
    private static readonly ImmutableArray<Kind> Kinds =
    [
        new(augmentation => augmentation.Brightness, 1, Colour.Brightness),
        new(augmentation => augmentation.Contrast, 1, Colour.Contrast),
        new(augmentation => augmentation.Saturation, 1, Colour.Saturation),
        new(augmentation => augmentation.Hue, 0, Colour.Hue),
    ];

    /// <summary>Whether an augmentation asks for it.</summary>
    public static bool IsAskedFor(Augmentation augmentation) => Kinds.Any(kind => kind.Bound(augmentation) > 0);

    /// <summary>Each picture by numbers of its own.</summary>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var order = Draws.Of(generator, 1, Kinds.Length).Read(row => row.ToArray())[0];
        var factors = Draws.Of(generator, images.shape[0], Kinds.Length).Read(row => Factors(row, augmentation));
        return images.Through(Enumerable.Range(0, Kinds.Length)
            .Where(kind => Kinds[kind].Bound(augmentation) > 0)
            .OrderBy(kind => order[kind])
            .Select(Change));

        Func<Tensor, Tensor> Change(int kind) =>
            pictures => Kinds[kind].Change(pictures, Batches.Column(factors.Select(row => row[kind]), pictures));
    }

    /// <summary>The numbers that draws stand for: brightness, contrast and saturation around 1, hue around 0.</summary>
    public static ImmutableArray<double> Factors(ReadOnlySpan<float> draws, Augmentation augmentation)
    {
        var factors = ImmutableArray.CreateBuilder<double>(Kinds.Length);
        foreach (var (place, kind) in Kinds.Index())
            factors.Add(Draws.Between(draws[place], kind.Middle - kind.Bound(augmentation), kind.Middle + kind.Bound(augmentation)));
        return factors.MoveToImmutable();
    }

    private sealed record Kind(Func<Augmentation, double> Bound, double Middle, Func<Tensor, Tensor, Tensor> Change);
}
