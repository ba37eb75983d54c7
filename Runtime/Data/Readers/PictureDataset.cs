using System.Collections.Immutable;
using DeclarativeNet.Training;
using TorchSharp;

namespace DeclarativeNet.Data.Readers;

/// <summary>Pictures in files, which are decoded as they are asked for.</summary>
internal sealed class PictureDataset : IDataset
{
    private readonly PictureStore _store;
    private readonly ImmutableArray<int> _files;
    private readonly PictureReading _reading;

    /// <summary>Names pictures a dataset.</summary>
    /// <param name="name">What it is, for reports.</param>
    /// <param name="classes">The classes, in the order of their labels.</param>
    /// <param name="store">The files.</param>
    /// <param name="files">The numbers of those that belong to the dataset.</param>
    /// <param name="targets">What each of these shows.</param>
    /// <param name="groups">The group of each; empty where each stands alone.</param>
    /// <param name="reading">What is done about a picture that turns out to be bad.</param>
    public PictureDataset(
        string name,
        ImmutableArray<string> classes,
        PictureStore store,
        ImmutableArray<int> files,
        Targets targets,
        ImmutableArray<string> groups,
        PictureReading reading) =>
        (Name, Classes, Targets, Groups, _store, _files, _reading) = (name, classes, targets, groups, store, files, reading);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Classes { get; }

    /// <inheritdoc/>
    public PictureSize Size => _store.Size;

    /// <inheritdoc/>
    public Targets Targets { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Groups { get; }

    /// <inheritdoc/>
    public ImmutableArray<Failure> Warnings => _reading.Found.All;

    /// <inheritdoc/>
    public bool IsStandIn(int index) => _store.IsBad(_files[index]);

    /// <inheritdoc/>
    public string Origin(int index) => _store.Path(_files[index]);

    /// <summary>Reads pictures, in the order asked for.</summary>
    /// <remarks>
    /// A picture may turn out to be bad only now, where not all were decoded when the data were opened. In its place comes the next one of
    /// the dataset that shows the same classes, the same each time, and the record of failures names it.
    /// </remarks>
    /// <returns>The batch; its owner is the caller.</returns>
    /// <exception cref="TrainingException">
    /// A picture is bad, and bad pictures are fatal or there is no other that shows the same.
    /// </exception>
    public Batch Read(ReadOnlySpan<int> indices)
    {
        var images = torch.empty([indices.Length, Size.Channels, Size.Height, Size.Width], torch.uint8);
        try
        {
            var bytes = images.bytes;
            for (var place = 0; place < indices.Length; place++)
            {
                var index = indices[place];
                var picture = _store.Pixels(_files[index]).Match(pixels => pixels, failure => StandIn(index, failure));
                picture.CopyTo(bytes[(place * Size.Volume)..]);
            }

            return new Batch(images, Targets.ToTensor(indices, Classes.Length));
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    /// <summary>Some of the pictures; none of the others stands in for one of them.</summary>
    public IDataset Only(ImmutableArray<int> indices, string? name = null) => new PictureDataset(
        name ?? Name,
        Classes,
        _store,
        [.. indices.Select(index => _files[index])],
        Targets.Only(indices),
        Groups.IsEmpty ? [] : [.. indices.Select(index => Groups[index])],
        _reading);

    private byte[] StandIn(int bad, Failure failure)
    {
        if (_reading.Options.BadPictures == BadPictures.Fail)
            throw new TrainingException(failure);
        var others = Enumerable.Range(1, _files.Length - 1).Select(step => (bad + step) % _files.Length)
            .Where(index => Targets[index] == Targets[bad]);
        var standIn = others.Select(index => _store.Pixels(_files[index])).OfType<Result<byte[]>.Ok>().FirstOrDefault()
            ?? throw new TrainingException(failure with { What = $"{failure.What}; nor can any other picture of the same in {Name}" });
        _reading.Found.Add(failure with
        {
            What = $"{failure.What} (another picture of the same stands in for it in training, and measures leave it out)",
        });
        return standIn.Value;
    }
}
