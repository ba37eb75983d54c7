using static TorchSharp.torch;

namespace DeclarativeNet.Augmentations.Colours;

/// <summary>Takes the colour from some of the pictures.</summary>
internal static class RandomGrayscale
{
    /// <summary>Some of the pictures, in gray.</summary>
    public static Tensor Drawn(Tensor images, Augmentation augmentation, Generator generator)
    {
        var chosen = Draws.Of(generator, images.shape[0], 1).Read(row => row[0] < augmentation.Grayscale);
        return Batches.Changed(images, [.. chosen.Index().Where(row => row.Item).Select(row => row.Index)], Colour.Grayscale);
    }
}
