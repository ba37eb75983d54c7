using System.Collections.Immutable;

namespace DeclarativeNet.Data.Sample;

/// <summary>
/// Ten classes of figures that the library draws itself, so that a first training needs no download. A linear classifier is right on
/// about half of them; a small convolutional network on nearly all.
/// </summary>
public static class SampleData
{
    /// <summary>The smallest side at which the figures are still told apart.</summary>
    private const int SmallestSide = 16;

    private const int DefaultSide = 32;

    private static readonly ImmutableArray<string> Names = [.. Figure.All.Select(figure => figure.Name)];

    /// <summary>Draws 6,000 pictures to learn from, 1,000 to validate and 2,000 to test on, the same number of each class.</summary>
    /// <param name="input">What the model takes: one or three channels, and sides of at least 16; an open side becomes 32.</param>
    /// <param name="seed">The number from which every picture follows.</param>
    public static Result<SampleSplit> Draw(InputShape input, int seed)
    {
        var size = new PictureSize(input.Channels, input.Height ?? DefaultSide, input.Width ?? DefaultSide);
        if (size.Channels is not (1 or 3) || size.Height < SmallestSide || size.Width < SmallestSide)
        {
            return new Failure(
                $"the model takes pictures of {size}, and the sample data can have 1 or 3 channels and sides of at least {SmallestSide}",
                "sample data",
                "change the model's Input, or give data of your own");
        }

        return new SampleSplit(
            Drawn("train", 6_000, size, seed, stream: 0),
            Drawn("validation", 1_000, size, seed, stream: 1),
            Drawn("test", 2_000, size, seed, stream: 2));
    }

    private static MemoryDataset Drawn(string part, int count, PictureSize size, int seed, int stream)
    {
        var name = $"sample {part}";
        var pictures = new LabelledPicture[count];
        Parallel.For(0, count, index =>
        {
            var label = index % Figure.All.Length;
            var random = RandomSequence.For(seed, stream, index);
            var pixels = Scene.Random(Figure.All[label].Figure, random).Draw(size, random);
            pictures[index] = new LabelledPicture(pixels, label, name, index);
        });
        return new MemoryDataset(name, Names, size, [.. pictures]);
    }
}

/// <summary>The sample data: ten classes of figures, in pictures of the size that was asked for.</summary>
/// <param name="Train">Learned from.</param>
/// <param name="Validation">Watched after each epoch.</param>
/// <param name="Test">Measured on in the end.</param>
[DataShape(Classes = 10)]
public sealed record SampleSplit(IDataset Train, IDataset Validation, IDataset Test) : DataSplit(Train, Validation, Test);
