using System.Collections.Immutable;
using TorchSharp;

namespace DeclarativeNet.Data;

/// <summary>A picture, and what it shows.</summary>
/// <param name="Pixels">Bytes, <c>C×H×W</c>.</param>
/// <param name="Target">Its class, or its classes.</param>
/// <param name="File">The file it is in, or what else it comes from.</param>
/// <param name="Record">Its number in the file, from 0, where a file holds several.</param>
public readonly record struct LabelledPicture(ReadOnlyMemory<byte> Pixels, Target Target, string File, int? Record = null)
{
    /// <summary>Where it comes from, for messages.</summary>
    public string Origin => Record is { } record ? $"{File}, record {record}" : File;
}

/// <summary>Pictures that lie in memory as bytes.</summary>
public sealed class MemoryDataset : IDataset
{
    private readonly ImmutableArray<LabelledPicture> _pictures;

    /// <summary>Names pictures a dataset.</summary>
    /// <param name="name">What it is, for reports.</param>
    /// <param name="classes">The classes, in the order of their labels.</param>
    /// <param name="size">The size of every picture.</param>
    /// <param name="pictures">The pictures.</param>
    /// <exception cref="ArgumentException">
    /// A picture has another size, or a label that is no class; or some show one class and others any number.
    /// </exception>
    public MemoryDataset(string name, ImmutableArray<string> classes, PictureSize size, ImmutableArray<LabelledPicture> pictures)
    {
        foreach (var picture in pictures)
        {
            if (picture.Pixels.Length != size.Volume)
                throw new ArgumentException($"{picture.Origin} has {picture.Pixels.Length} bytes, and {size} are {size.Volume}.", nameof(pictures));
            if (picture.Target.Classes.Any(label => label < 0 || label >= classes.Length))
            {
                throw new ArgumentException(
                    $"{picture.Origin} has the label {string.Join(';', picture.Target.Classes)} of {classes.Length}.", nameof(pictures));
            }
        }

        (Name, Classes, Size, _pictures) = (name, classes, size, pictures);
        Targets = Targets.Of([.. pictures.Select(picture => picture.Target)]);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Classes { get; }

    /// <inheritdoc/>
    public PictureSize Size { get; }

    /// <inheritdoc/>
    public Targets Targets { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <inheritdoc/>
    public string Origin(int index) => _pictures[index].Origin;

    /// <inheritdoc/>
    public Batch Read(ReadOnlySpan<int> indices)
    {
        var images = torch.empty([indices.Length, Size.Channels, Size.Height, Size.Width], torch.uint8);
        var bytes = images.bytes;
        for (var place = 0; place < indices.Length; place++)
            _pictures[indices[place]].Pixels.Span.CopyTo(bytes[(place * Size.Volume)..]);
        return new Batch(images, Targets.ToTensor(indices, Classes.Length));
    }
}
