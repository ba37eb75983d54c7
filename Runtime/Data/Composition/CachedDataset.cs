using System.Collections.Immutable;
using DeclarativeNet.Data.Readers;
using TorchSharp;

namespace DeclarativeNet.Data.Composition;

/// <summary>
/// A dataset whose pictures are kept in memory once they were read, while there is room. What is kept stays, so that an epoch longer than
/// the memory does not drive out of it what the next one begins with. Two threads may read a picture at the same time; one of them keeps it.
/// </summary>
internal sealed class CachedDataset(IDataset data, long bytes) : IDataset
{
    private readonly byte[]?[] _kept = new byte[data.Targets.Count][];
    private readonly MemoryBudget _budget = new(bytes);

    public string Name => data.Name;

    public ImmutableArray<string> Classes => data.Classes;

    public PictureSize Size => data.Size;

    public Targets Targets => data.Targets;

    public ImmutableArray<string> Groups => data.Groups;

    public ImmutableArray<Failure> Warnings => data.Warnings;

    public bool IsStandIn(int index) => data.IsStandIn(index);

    public string Origin(int index) => data.Origin(index);

    public Batch Read(ReadOnlySpan<int> indices)
    {
        var missing = new List<int>();
        foreach (var index in indices)
        {
            if (Volatile.Read(ref _kept[index]) is null)
                missing.Add(index);
        }

        using var read = missing.Count > 0 ? data.Read([.. missing]) : default(Batch?);
        var images = torch.empty([indices.Length, Size.Channels, Size.Height, Size.Width], torch.uint8);
        var from = read is { } fresh ? fresh.Images.bytes : [];
        var to = images.bytes;
        var next = 0;
        for (var place = 0; place < indices.Length; place++)
        {
            var wasRead = next < missing.Count && missing[next] == indices[place];
            var picture = wasRead ? from.Slice(next++ * Size.Volume, Size.Volume) : _kept[indices[place]];
            picture.CopyTo(to[(place * Size.Volume)..]);
            if (wasRead)
                Keep(indices[place], picture);
        }

        return new Batch(images, Targets.ToTensor(indices, Classes.Length));
    }

    private void Keep(int index, ReadOnlySpan<byte> picture)
    {
        if (_kept[index] is not null || !_budget.TryTake(picture.Length))
            return;
        if (Interlocked.CompareExchange(ref _kept[index], picture.ToArray(), null) is not null)
            _budget.GiveBack(picture.Length);
    }
}
