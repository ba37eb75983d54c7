using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Policies;

/// <summary>Changes that are drawn from a list of operations, for each picture its own.</summary>
internal static class Policy
{
    /// <summary>Some operations one after the other, all of the same strength (Cubuk et al., 2020).</summary>
    public static Tensor RandAugment(Tensor images, Augmentation augmentation, Generator generator) => images.Through(
        Enumerable.Repeat<Func<Tensor, Tensor>>(
            pictures => Changes.Apply(
                pictures,
                Draws.Of(generator, pictures.shape[0], 2)
                    .Read(row => Drawn(row, augmentation.Magnitude, pictures.shape[2], pictures.shape[3])),
                augmentation),
            augmentation.RandAugment));

    /// <summary>One operation of any strength (Müller and Hutter, 2021).</summary>
    public static Tensor TrivialAugment(Tensor images, Augmentation augmentation, Generator generator) => Changes.Apply(
        images,
        Draws.Of(generator, images.shape[0], 3).Read(row => Drawn(row, images.shape[2], images.shape[3])),
        augmentation);

    /// <summary>RandAugment's change of two numbers in [0, 1).</summary>
    public static Change Drawn(ReadOnlySpan<float> draws, int magnitude, long height, long width) =>
        OperationSpace.Moderate.At(Picked(draws[0]), magnitude, IsNegative(draws[1]), height, width);

    /// <summary>TrivialAugment's change of three numbers in [0, 1).</summary>
    public static Change Drawn(ReadOnlySpan<float> draws, long height, long width) => OperationSpace.Wide.At(
        Picked(draws[0]), Draws.Below(draws[2], OperationSpace.LastStep + 1), IsNegative(draws[1]), height, width);

    private static Operation Picked(float draw) =>
        OperationSpace.Operations[Draws.Below(draw, OperationSpace.Operations.Length)];

    private static bool IsNegative(float draw) => draw < 0.5f;
}
