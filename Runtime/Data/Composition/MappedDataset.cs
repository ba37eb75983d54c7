using System.Collections.Immutable;
using TorchSharp;

namespace DeclarativeNet.Data.Composition;

/// <summary>A dataset whose pictures are changed whenever they are read.</summary>
internal sealed class MappedDataset(IDataset data, PictureSize size, PixelChange change) : IDataset
{
    public string Name => data.Name;

    public ImmutableArray<string> Classes => data.Classes;

    public PictureSize Size => size;

    public Targets Targets => data.Targets;

    public ImmutableArray<string> Groups => data.Groups;

    public ImmutableArray<Failure> Warnings => data.Warnings;

    public bool IsStandIn(int index) => data.IsStandIn(index);

    public string Origin(int index) => data.Origin(index);

    public Batch Read(ReadOnlySpan<int> indices)
    {
        var batch = data.Read(indices);
        using var before = batch.Images;
        var images = torch.empty([indices.Length, size.Channels, size.Height, size.Width], torch.uint8);
        var from = before.bytes;
        var to = images.bytes;
        for (var place = 0; place < indices.Length; place++)
            change(from.Slice(place * data.Size.Volume, data.Size.Volume), to.Slice(place * size.Volume, size.Volume));
        return batch with { Images = images };
    }
}
